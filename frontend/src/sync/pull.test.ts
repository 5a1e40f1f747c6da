import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change, Verdict } from '../api/contract';
import { database, type LocalRecord, wipeDevice } from '../store/database';
import { newId } from '../store/ids';
import { discard, meetEpoch, settle, unsentOf } from './outbox';
import { ownDigest, pull } from './pull';
import { isUnsent } from './shown';
import { writeIntent } from './write';

const [ACCOUNT, PATIENT] = ['account-anais', newId()];
const NOW = new Date('2026-11-22T10:00:00Z');
const signedIn = () => true;

/** The wire of the service, with a page of two changes. */
const service = {
  epoch: 'epoch-1',
  log: [] as Change[],
  sha256: null as string | null,
  asked: [] as string[],
  answer(path: string): unknown {
    this.asked.push(path.split('?')[0] ?? '');
    const seq = this.log.at(-1)?.seq ?? 0;
    const common = { epoch: this.epoch, server_time: NOW.toISOString(), patient: PATIENT };
    if (path.startsWith('/v1/sync/heads'))
      return { ...common, patients: [{ patient: PATIENT, seq, access_version: 1, backup_covers_seq: 0 }] };
    if (path.startsWith('/v1/sync/digest')) return { ...common, count: 0, sha256: this.sha256 };
    const after = Number(new URLSearchParams(path.split('?')[1]).get('after'));
    const rest = this.log.filter((change) => change.seq > after);
    const page = rest.slice(0, 2);
    return { ...common, changes: page, through: page.at(-1)?.seq ?? after, more: rest.length > 2 };
  },
};

function told(record_id: string, state: Record<string, unknown>, more: Partial<Change> = {}): void {
  const mutation_id = newId();
  service.log.push({
    seq: (service.log.at(-1)?.seq ?? 0) + 1,
    mutation_id,
    record_id,
    kind: 'checkin',
    op: 'put',
    status: 'applied',
    base: null,
    parent: null,
    head: mutation_id,
    deleted: false,
    hidden: false,
    fields: state,
    state,
    author_id: newId(),
    author_role: 'patient',
    received_at: NOW.toISOString(),
    ...more,
  });
}

const here = async (id: string): Promise<LocalRecord | undefined> =>
  (await database()).get('records', [PATIENT, id]);

const note = (record_id: string, fields: Record<string, unknown>) =>
  writeIntent({ account: ACCOUNT, patient: PATIENT, kind: 'checkin', record_id, op: 'put', fields });

async function answered(status: Verdict, count?: number): Promise<void> {
  const batch = (await unsentOf(ACCOUNT)).waiting.slice(0, count);
  const results = batch.map(({ mutation_id }) => ({
    mutation_id,
    status,
    seq: 1,
    head: mutation_id,
    duplicate: false,
    problem: null,
  }));
  await settle(batch, { epoch: 'epoch-1', server_time: '', backup_covers_seq: 0, results });
}

beforeEach(async () => {
  Object.assign(service, { epoch: 'epoch-1', log: [], sha256: null, asked: [] });
  vi.stubGlobal('fetch', async (path: string) => new Response(JSON.stringify(service.answer(path))));
  await meetEpoch('epoch-1');
});
afterEach(wipeDevice);

describe('reading the feed', () => {
  test('every page is kept, and nothing is asked again when nothing is new', async () => {
    const ids = [newId(), newId(), newId(), newId(), newId()];
    for (const id of ids) told(id, { stress: 3 });

    expect(await pull(PATIENT, ACCOUNT, NOW, signedIn)).toBe(true);
    for (const id of ids) expect((await here(id))?.fields).toEqual({ stress: 3 });
    service.asked = [];
    expect(await pull(PATIENT, ACCOUNT, NOW, signedIn)).toBe(false);
    expect(service.asked).toEqual(['/v1/sync/heads']);
  });

  test('unsent words stay laid over what arrives, and become the child of what was received', async () => {
    const id = newId();
    await note(id, { margin: 2 });
    told(id, { margin: -1, stress: 7 });

    await pull(PATIENT, ACCOUNT, NOW, signedIn);

    const record = await here(id);
    expect(record?.fields).toMatchObject({ margin: 2, stress: 7 });
    expect(record && isUnsent(record)).toBe(true);
    expect(record?.head).toBe(service.log[0]?.head);
  });

  test('what leaves the view leaves the device, what is deleted is kept as deleted', async () => {
    const [hidden, deleted] = [newId(), newId()];
    told(hidden, { stress: 1 });
    told(deleted, { stress: 2 });
    await pull(PATIENT, ACCOUNT, NOW, signedIn);
    told(hidden, {}, { hidden: true, state: null, fields: null, head: null, author_role: null });
    told(deleted, { stress: 2 }, { op: 'delete', deleted: true });

    await pull(PATIENT, ACCOUNT, NOW, signedIn);

    expect(await here(hidden)).toBeUndefined();
    expect((await here(deleted))?.deleted).toBe(true);
  });

  test('the author of a record is who wrote it first', async () => {
    const id = newId();
    told(id, { stress: 1 }, { author_role: 'therapist' });
    told(id, { stress: 2 });

    await pull(PATIENT, ACCOUNT, NOW, signedIn);

    expect((await here(id))?.author_role).toBe('therapist');
  });
});

describe('another life of the database', () => {
  test('what it does not know any more goes, what waits here stays', async () => {
    const [kept, lost, unsent] = [newId(), newId(), newId()];
    told(kept, { stress: 1 });
    told(lost, { stress: 2 });
    await pull(PATIENT, ACCOUNT, NOW, signedIn);
    await note(unsent, { margin: 1 });
    service.log = service.log.slice(0, 1);
    service.epoch = 'epoch-2';

    await pull(PATIENT, ACCOUNT, NOW, signedIn);

    expect(await here(kept)).toMatchObject({ fields: { stress: 1 } });
    expect(await here(lost)).toBeUndefined();
    expect(await here(unsent)).toMatchObject({ fields: { margin: 1 }, head: null });
  });

  test('a device whose records were forgotten shows its unsent words again', async () => {
    const id = newId();
    await note(id, { margin: 1 });
    await (await database()).clear('records');

    await pull(PATIENT, ACCOUNT, NOW, signedIn);

    expect(await here(id)).toMatchObject({ fields: { margin: 1 }, kind: 'checkin' });
  });
});

describe('the weekly comparison', () => {
  const nextWeek = new Date(NOW.getTime() + 8 * 86_400_000);

  test('two equal copies are left alone', async () => {
    told(newId(), { stress: 1 });
    await pull(PATIENT, ACCOUNT, NOW, signedIn);
    service.sha256 = await ownDigest(PATIENT);
    service.asked = [];

    expect(await pull(PATIENT, ACCOUNT, nextWeek, signedIn)).toBe(false);
    expect(service.asked).toEqual(['/v1/sync/heads', '/v1/sync/digest']);
  });

  test('a copy that differs is read again whole', async () => {
    const id = newId();
    told(id, { stress: 1 });
    await pull(PATIENT, ACCOUNT, NOW, signedIn);
    await (await database()).delete('records', [PATIENT, id]);
    service.sha256 = 'what the service holds';

    await pull(PATIENT, ACCOUNT, nextWeek, signedIn);

    expect((await here(id))?.fields).toEqual({ stress: 1 });
  });
});

test.each([1, 2, 3, 4])(
  'an answer that arrives once the device was wiped is not kept on it (the %i. one)',
  async (last) => {
    for (const stress of [1, 2, 3, 4, 5]) told(newId(), { stress });
    vi.stubGlobal('fetch', async (path: string) => {
      const answer = service.answer(path);
      if (service.asked.length === last) await wipeDevice();
      return new Response(JSON.stringify(answer));
    });

    await pull(PATIENT, ACCOUNT, NOW, () => service.asked.length < last);

    expect(service.asked).toHaveLength(last);
    expect(await indexedDB.databases()).toEqual([]);
  },
);

describe('what the service refuses', () => {
  test('shows what the service holds again, and lets later words go on', async () => {
    const id = newId();
    told(id, { stress: 1 });
    await pull(PATIENT, ACCOUNT, NOW, signedIn);
    await note(id, { stress: 99 });
    await note(id, { margin: 1 });

    await answered('rejected', 1);

    const { waiting, attention } = await unsentOf(ACCOUNT);
    expect(waiting[0]?.mutation).toMatchObject({ parent: null, base: service.log[0]?.head });
    expect((await here(id))?.fields).toEqual({ stress: 1, margin: 1 });
    expect(attention[0]?.mutation.fields).toEqual({ stress: 99 });
  });

  test('a record only this device knows is told whole once it is amended', async () => {
    const id = newId();
    await note(id, { local_date: '2026-11-22', stress: 99 });
    await answered('rejected');

    await note(id, { stress: 9 });

    const { waiting, attention } = await unsentOf(ACCOUNT);
    expect(waiting[0]?.mutation).toMatchObject({
      parent: null,
      fields: { local_date: '2026-11-22', stress: 9 },
    });
    for (const entry of [...attention, ...waiting]) await discard(entry);
    expect(await here(id)).toBeUndefined();
  });
});
