import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { showReadToken } from '../api/client';
import type { Change, Viewer } from '../api/contract';
import { newestNotes } from '../notes/shelf';
import {
  DATABASE_NAME,
  database,
  forgetOpened,
  isThere,
  keepViewer,
  keptViewer,
  LOCKED_NAME,
  openNamed,
  wipeDevice,
} from '../store/database';
import { forgetReceived } from '../store/departure';
import { newId } from '../store/ids';
import { localFlares } from '../sync/flares';
import { asSent, meetEpoch, settle, unsentOf } from '../sync/outbox';
import { keepChanges } from '../sync/pull';
import { writeIntent } from '../sync/write';
import { base64, randomBytes, textOf } from './bytes';
import { changeCode, proved } from './changing';
import { keys } from './keyring';
import { lock, lookAtLock } from './lock.svelte';
import { unlockWithCode } from './opening';
import { cipherOf, newOwner, openBox, ownerKey, sealFor } from './sealing';
import { leaveLockBehind, turnOff, turnOn } from './turning';
import { isFitCode, openByCode, stretch, wrapByCode } from './wrapping';

const [ACCOUNT, PATIENT] = [newId(), newId()];
const CODE = '271828';
const MARKER = 'sous la pluie violette';
const VIEWER = {
  account_id: ACCOUNT,
  patient_id: PATIENT,
  device_id: newId(),
  display_name: 'Camille Marqueur',
  language: 'fr',
  practices: [],
} as unknown as Viewer;

/** The service's side of the lock: its key pair, and the half it gives for the right verifier. */
const service = {
  pair: null as CryptoKeyPair | null,
  publicKey: '',
  verifier: null as string | null,
  half: 'ab'.repeat(32),
  asked: [] as string[],
  async answer(path: string, asked: { method: string; body?: string }): Promise<Response> {
    this.asked.push(`${asked.method} ${path}`);
    const body = asked.body ? JSON.parse(asked.body) : {};
    if (path === '/v1/sync/sealing-key') return json({ key_id: 'one', public_key: this.publicKey });
    if (path === '/v1/session') return json(VIEWER);
    if (path === '/v1/device/lock' && asked.method === 'PUT') {
      this.verifier = body.verifier;
      return json({ half: body.verifier ? this.half : null });
    }
    if (path === '/v1/device/lock/tries')
      return body.verifier === this.verifier
        ? json({ half: this.half })
        : json({ code: 'lock_code_wrong', status: 403, detail: '' }, 403);
    if (asked.method === 'DELETE') return new Response(null, { status: 204 });
    return json({ code: 'device_locked', status: 403, detail: '' }, 403);
  },
};

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' },
  });

const flare = (record_id: string, fields: Record<string, unknown> = { note: MARKER }) =>
  writeIntent({
    account: ACCOUNT,
    patient: PATIENT,
    kind: 'flare',
    record_id,
    op: 'put',
    fields,
    when: { local_date: '2026-11-22' },
  });

/** As after the page was closed and opened again. */
async function reopened(): Promise<void> {
  await forgetOpened();
  keys.ring = null;
  showReadToken(null);
  await lookAtLock();
}

/** Everything the database holds, as bytes on a disk would show it. */
async function atRest(): Promise<string> {
  let found = '';
  for (const { name } of await indexedDB.databases()) {
    const raw = await openNamed(name ?? '');
    for (const store of raw.objectStoreNames) {
      for (const value of await raw.getAll(store))
        found += JSON.stringify(value, (_, part) =>
          ArrayBuffer.isView(part) ? textOf(part as Uint8Array) : part,
        );
    }
    raw.close();
  }
  return found;
}

beforeEach(async () => {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  service.pair ??= (await crypto.subtle.generateKey(curve, true, ['deriveBits'])) as CryptoKeyPair;
  service.publicKey = base64(new Uint8Array(await crypto.subtle.exportKey('raw', service.pair.publicKey)));
  service.asked = [];
  vi.stubGlobal('fetch', (path: string, asked: { method: string; body?: string }) =>
    service.answer(path, asked),
  );
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  await keepViewer(VIEWER);
  await meetEpoch('epoch-1');
});
afterEach(async () => {
  await wipeDevice();
  showReadToken(null);
  Object.assign(lock, { on: false, locked: false });
});

const withCode = { code: CODE, passkey: false };

describe('keys', () => {
  test('a code is at least six digits, or a phrase', () => {
    expect(['12345', '', 'bonjour'].filter(isFitCode)).toEqual([]);
    expect(['123456', 'une grue traverse'].filter(isFitCode)).toHaveLength(2);
  });

  test('the data key comes back with the code and the half, and with nothing less', async () => {
    const dataKey = randomBytes(32);
    const salt = base64(randomBytes(32));
    const { secret, verifier } = await stretch(CODE, salt, 1000);
    const way = { salt, rounds: 1000, wrapped: await wrapByCode(dataKey, secret, service.half) };

    expect(await openByCode(way, secret, service.half)).toEqual(dataKey);
    expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const other = await stretch('271829', salt, 1000);
    await expect(openByCode(way, other.secret, service.half)).rejects.toThrow();
    await expect(openByCode(way, secret, 'cd'.repeat(32))).rejects.toThrow();
  });

  test.each(['', 'é', 'x'.repeat(70_000)])(
    'what is sealed opens with the other half of the pair alone',
    async (text) => {
      const cipher = await cipherOf(randomBytes(32));
      const owner = await newOwner(cipher);
      const seal = await sealFor(owner);
      const kept = { account: ACCOUNT, service: owner, owner };
      const boxes = [seal(text, 'one'), seal(text, 'one')];

      const key = await ownerKey(kept, cipher);
      for (const box of boxes) expect(await openBox(key, owner.public_key, box, 'one')).toBe(text);
      expect(boxes[0]?.nonce).not.toBe(boxes[1]?.nonce);
      await expect(openBox(key, owner.public_key, boxes[0] as never, 'two')).rejects.toThrow();
      await expect(ownerKey(kept, await cipherOf(randomBytes(32))).then(() => 'opened')).rejects.toThrow();
    },
  );
});

describe('turning the lock on', () => {
  test('keeps every note and leaves nothing readable at rest', async () => {
    const id = newId();
    await flare(id);
    expect(await atRest()).toContain(MARKER);

    await turnOn(ACCOUNT, withCode);

    expect((await localFlares(PATIENT))[0]?.fields.note).toBe(MARKER);
    expect((await newestNotes(PATIENT, 10)).map((note) => note.id)).toEqual([id]);
    expect((await keptViewer())?.display_name).toBe('Camille Marqueur');
    expect((await unsentOf(ACCOUNT)).waiting[0]?.mutation.fields.note).toBe(MARKER);
    expect(await isThere(DATABASE_NAME)).toBe(false);
    for (const word of [MARKER, 'Camille', '"flare"', CODE]) expect(await atRest()).not.toContain(word);
  });

  test('a session begun on a tablet and what it keeps to work offline come along', async () => {
    const draft = { account: ACCOUNT, needs: [MARKER] };
    await (await database()).put('meta', draft, `session ${ACCOUNT} one`);
    await (await database()).put('kept', { answer: MARKER, at: '2026-11-22' }, 'synthesis one');

    await turnOn(ACCOUNT, withCode);
    expect(await (await database()).get('meta', `session ${ACCOUNT} one`)).toEqual(draft);
    expect((await (await database()).get('kept', 'synthesis one'))?.answer).toBe(MARKER);
    expect(await atRest()).not.toContain(MARKER);

    await turnOff();
    expect(await (await database()).get('meta', `session ${ACCOUNT} one`)).toEqual(draft);
    expect((await (await database()).get('kept', 'synthesis one'))?.answer).toBe(MARKER);
  });

  test('is undone where it cannot be finished', async () => {
    await flare(newId());
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('no network');
    });

    await expect(turnOn(ACCOUNT, withCode)).rejects.toThrow();

    await reopened();
    expect(lock).toEqual({ on: false, locked: false });
    expect(await localFlares(PATIENT)).toHaveLength(1);
  });

  test('turning it off brings everything back as it was', async () => {
    await flare(newId());
    const before = await (await database()).getAll('records');
    await turnOn(ACCOUNT, withCode);
    await flare(newId(), { note: 'sous verrou' });

    await turnOff();

    expect(await isThere(LOCKED_NAME)).toBe(false);
    await reopened();
    expect(lock.on).toBe(false);
    const { waiting } = await unsentOf(ACCOUNT);
    expect(waiting.map((entry) => entry.mutation.fields.note)).toEqual([MARKER, 'sous verrou']);
    expect(waiting.every((entry) => entry.words === undefined)).toBe(true);
    expect(await (await database()).getAll('records')).toEqual(expect.arrayContaining(before));
    expect(service.asked).toContain('DELETE /v1/device/lock');
  });
});

describe('while locked', () => {
  beforeEach(async () => {
    await flare(newId(), { note: 'avant' });
    await turnOn(ACCOUNT, withCode);
    await reopened();
  });

  test('nothing can be read, the name included', async () => {
    expect(lock).toEqual({ on: true, locked: true });
    expect(await localFlares(PATIENT)).toEqual([]);
    expect(await newestNotes(PATIENT, 10)).toEqual([]);
    expect(await keptViewer()).toMatchObject({ account_id: ACCOUNT, display_name: '' });
    expect((await unsentOf(ACCOUNT)).waiting[0]?.mutation).toMatchObject({ kind: '', fields: {} });
  });

  test('a note is kept sealed, and leaves as the service opens it', async () => {
    const id = newId();
    await flare(id);

    expect(await atRest()).not.toContain(MARKER);
    const entry = (await unsentOf(ACCOUNT)).waiting[1];
    const sent = entry && asSent(entry);
    if (!sent || !('sealed' in sent) || !service.pair) throw new Error('it leaves sealed');
    expect(sent).toMatchObject({ record_id: id, base: null, parent: null, rebase: false });
    const about = ['longcours/sealed/1', PATIENT, id, sent.mutation_id].join('\u001f');
    const said = await openBox(service.pair.privateKey, service.publicKey, sent.sealed, about);
    expect(JSON.parse(said)).toMatchObject({
      kind: 'flare',
      op: 'put',
      fields: { note: MARKER },
      local_date: '2026-11-22',
    });
  });

  test('what was written is read again once unlocked, before and after it was sent', async () => {
    const id = newId();
    await flare(id);
    await unlockWithCode(CODE);

    expect(lock.locked).toBe(false);
    expect((await localFlares(PATIENT)).map((one) => one.fields.note).sort()).toEqual(['avant', MARKER]);
    const { waiting } = await unsentOf(ACCOUNT);
    expect(waiting.map((entry) => asSent(entry))).toMatchObject([
      { fields: { note: 'avant' } },
      { record_id: id, fields: { note: MARKER } },
    ]);
    expect(await atRest()).not.toContain(MARKER);
  });

  test('a wrong code opens nothing', async () => {
    await expect(unlockWithCode('000000')).rejects.toMatchObject({ code: 'lock_code_wrong' });
    expect(await localFlares(PATIENT)).toEqual([]);
  });

  test('whoever knows the code gives it another, and the former one opens nothing more', async () => {
    await unlockWithCode(CODE);
    await expect(proved('000000')).rejects.toMatchObject({ code: 'lock_code_wrong' });
    await changeCode(await proved(CODE), '314159');
    await reopened();

    await expect(unlockWithCode(CODE)).rejects.toMatchObject({ code: 'lock_code_wrong' });
    await unlockWithCode('314159');
    expect((await localFlares(PATIENT)).map((one) => one.fields.note)).toEqual(['avant']);
  });

  test('a verdict moves what was sent, and the record is no longer unsent once unlocked', async () => {
    const { waiting } = await unsentOf(ACCOUNT);
    await settle(waiting, acknowledged(waiting[0]?.mutation_id ?? ''));

    expect((await unsentOf(ACCOUNT)).waiting).toEqual([]);
    await unlockWithCode(CODE);
    expect((await localFlares(PATIENT))[0]).toMatchObject({ tip: null, trail: waiting[0]?.mutation_id });
    expect((await (await database()).getAll('sent'))[0]?.entry.mutation.fields.note).toBe('avant');
  });

  test('a restored service gets again what it had acknowledged, still sealed', async () => {
    const { waiting } = await unsentOf(ACCOUNT);
    await settle(waiting, acknowledged(waiting[0]?.mutation_id ?? ''));

    expect(await meetEpoch('epoch-2')).toBe(true);

    const again = (await unsentOf(ACCOUNT)).waiting[0];
    expect(again && asSent(again)).toMatchObject({ sealed: { key_id: 'one' } });
  });

  test('what the service could not open goes out again in the clear once unlocked', async () => {
    await flare(newId());
    const { waiting } = await unsentOf(ACCOUNT);
    const refused = waiting.map(({ mutation_id }) => ({
      ...acknowledged(mutation_id).results[0],
      status: 'rejected' as const,
      problem: { code: 'sealed_unreadable', detail: '', errors: [] },
    }));
    await settle(waiting, { ...acknowledged(''), results: refused as never });
    expect((await unsentOf(ACCOUNT)).attention).toHaveLength(2);

    await unlockWithCode(CODE);

    const unsent = await unsentOf(ACCOUNT);
    expect(unsent.attention).toEqual([]);
    expect(unsent.waiting.map((entry) => entry.mutation.fields.note)).toEqual(['avant', MARKER]);
    expect(await localFlares(PATIENT)).toHaveLength(2);
  });

  test('an ended session lets received records go and keeps the sealed outbox', async () => {
    await forgetReceived();

    expect((await unsentOf(ACCOUNT)).waiting).toHaveLength(1);
    await unlockWithCode(CODE);
    expect((await localFlares(PATIENT)).map((one) => one.fields.note)).toEqual(['avant']);
  });

  test('leaving the lock behind keeps what waits, sealed, and the device reads nothing of it', async () => {
    await flare(newId());

    await leaveLockBehind();
    await reopened();

    expect(lock.on).toBe(false);
    const { waiting } = await unsentOf(ACCOUNT);
    expect(waiting.map((entry) => 'sealed' in asSent(entry))).toEqual([true, true]);
    expect(await localFlares(PATIENT)).toEqual([]);
    expect(await atRest()).not.toContain(MARKER);
  });

  test('wiping the device takes the lock with it', async () => {
    await wipeDevice();
    await lookAtLock();

    expect(lock).toEqual({ on: false, locked: false });
    expect(await isThere(LOCKED_NAME)).toBe(false);
  });
});

test('records received under the lock are found by kind and by day, and changed ones are read anew', async () => {
  await turnOn(ACCOUNT, withCode);
  const [older, newer] = [newId(), newId()];
  const told = (record_id: string, day: string, note: string): Change =>
    ({
      record_id,
      kind: 'flare',
      head: newId(),
      mutation_id: newId(),
      state: { local_date: day, note },
      deleted: false,
      hidden: false,
    }) as unknown as Change;
  const mark = { through: 2, epoch: 'epoch-1', compared_at: '' };
  await keepChanges(
    { patient: PATIENT, account: ACCOUNT },
    [told(newer, '2026-11-02', 'deux'), told(older, '2025-01-01', 'un')],
    mark,
  );
  await keepChanges(
    { patient: PATIENT, account: ACCOUNT },
    [told(older, '2025-01-01', 'un, autrement')],
    mark,
  );

  expect((await newestNotes(PATIENT, 5)).map((note) => note.fields.note)).toEqual(['deux', 'un, autrement']);
  expect((await newestNotes(newId(), 5)).length).toBe(0);
  const found = await (await database()).getAllFromIndex('records', 'by_kind', [PATIENT, 'flare']);
  expect(found).toHaveLength(2);
});

test('without a lock nothing of the format changes', async () => {
  await flare(newId());
  const raw = await openNamed(DATABASE_NAME);

  const [entry] = await raw.getAll('outbox');
  expect(entry).toMatchObject({ mutation: { kind: 'flare', fields: { note: MARKER } } });
  expect(entry && 'words' in entry).toBe(false);
  raw.close();
});

const acknowledged = (mutation_id: string) => ({
  epoch: 'epoch-1',
  server_time: '',
  backup_covers_seq: 0,
  results: [
    { mutation_id, status: 'applied' as const, seq: 1, head: mutation_id, duplicate: false, problem: null },
  ],
});
