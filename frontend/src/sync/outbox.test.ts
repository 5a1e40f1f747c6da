import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PushAnswer, Verdict } from '../api/contract';
import { database, forgetRecords, wipeDevice } from '../store/database';
import { newId } from '../store/ids';
import { localFlares, openFlare } from './flares';
import { asSent, discard, meetEpoch, nextBatch, sendAgain, settle, trimSentLog, unsentOf } from './outbox';
import { writeIntent } from './write';

const ANAIS = 'account-anais';
const PATIENT = newId();

const flare = (record_id: string, fields: Record<string, unknown> = { ongoing: true }) =>
  writeIntent({
    account: ANAIS,
    patient: PATIENT,
    kind: 'flare',
    record_id,
    op: 'put',
    fields,
    when: { local_date: '2026-11-22' },
  });

async function answered(status: Verdict, epoch = 'epoch-1', seq = 1): Promise<number> {
  const { waiting } = await unsentOf(ANAIS);
  const answer: PushAnswer = {
    epoch,
    server_time: '2026-11-22T10:00:00Z',
    backup_covers_seq: 0,
    results: waiting.map(({ mutation_id }) => ({
      mutation_id,
      status,
      seq,
      head: mutation_id,
      duplicate: false,
      problem: null,
    })),
  };
  return settle(waiting, answer);
}

beforeEach(() => meetEpoch('epoch-1').then(() => undefined));
afterEach(wipeDevice);

describe('writing', () => {
  test('a record and its unsent mutation are stored together', async () => {
    const id = newId();

    await flare(id);

    const { waiting } = await unsentOf(ANAIS);
    expect(waiting).toHaveLength(1);
    expect(waiting[0]?.mutation).toMatchObject({
      record_id: id,
      op: 'put',
      base: null,
      parent: null,
      local_date: '2026-11-22',
    });
    expect(openFlare(await localFlares(PATIENT))?.id).toBe(id);
  });

  test('a second writing before the first is sent names it as its parent', async () => {
    const id = newId();
    const first = await flare(id);

    await flare(id, { worst_pain: 7 });

    const second = (await unsentOf(ANAIS)).waiting[1]?.mutation;
    expect(second).toMatchObject({ base: null, parent: first.tip, fields: { worst_pain: 7 } });
  });

  test('a writing after the answer is based on the head that was received', async () => {
    const id = newId();
    const first = await flare(id);
    await answered('applied');

    await flare(id, { ongoing: false });

    expect((await unsentOf(ANAIS)).waiting[0]?.mutation).toMatchObject({ base: first.tip, parent: null });
  });

  test.each(['merged', 'conflict'] as const)(
    'after %s the head is not taken for received: the next writing keeps its base and names what it follows',
    async (verdict) => {
      const id = newId();
      const first = await flare(id);
      await answered(verdict);

      await flare(id, { ongoing: false });

      expect((await unsentOf(ANAIS)).waiting[0]?.mutation).toMatchObject({ base: null, parent: first.tip });
    },
  );

  test('what waits is bound to the account that wrote it', async () => {
    await flare(newId());

    expect((await unsentOf('account-of-somebody-else')).waiting).toHaveLength(0);
  });
});

describe('verdicts', () => {
  test.each(['applied', 'merged', 'conflict'] as const)(
    '%s moves a mutation to the sent log',
    async (verdict) => {
      await flare(newId());

      await answered(verdict);

      expect((await unsentOf(ANAIS)).waiting).toHaveLength(0);
      expect(await (await database()).count('sent')).toBe(1);
    },
  );

  test.each(['rejected', 'forbidden', 'gone', 'id_reused'] as const)(
    '%s keeps the words in needs attention',
    async (verdict) => {
      await flare(newId(), { ongoing: true, note: 'mes mots' });

      await answered(verdict);

      const { waiting, attention } = await unsentOf(ANAIS);
      expect(waiting).toHaveLength(0);
      expect(attention[0]).toMatchObject({ verdict, mutation: { fields: { note: 'mes mots' } } });
    },
  );

  test('retry leaves the mutation waiting and counts the try', async () => {
    await flare(newId());

    expect(await answered('retry')).toBe(1);

    expect((await unsentOf(ANAIS)).waiting[0]?.tries).toBe(1);
  });

  test('an answer without a verdict for a mutation leaves it waiting', async () => {
    await flare(newId());
    const { waiting } = await unsentOf(ANAIS);

    await settle(waiting, { epoch: 'epoch-1', server_time: '', backup_covers_seq: 0, results: [] });

    expect((await unsentOf(ANAIS)).waiting).toHaveLength(1);
  });

  test('what was refused goes out again as changed, under another name', async () => {
    const record = await flare(newId(), { ongoing: true, worst_pain: 99, note: 'mes mots' });
    await answered('rejected');
    const entry = (await unsentOf(ANAIS)).attention[0];
    if (!entry) throw new Error('one entry needs attention');

    await sendAgain(entry, { worst_pain: 9 });

    const { waiting, attention } = await unsentOf(ANAIS);
    expect(attention).toHaveLength(0);
    expect(waiting[0]?.mutation.fields).toMatchObject({ worst_pain: 9, note: 'mes mots' });
    expect(waiting[0]?.mutation_id).not.toBe(record.tip);
    expect((await localFlares(PATIENT))[0]?.fields).toMatchObject({ worst_pain: 9 });
  });

  test('a discarded new record leaves nothing behind', async () => {
    await flare(newId());
    await answered('rejected');
    const entry = (await unsentOf(ANAIS)).attention[0];
    if (!entry) throw new Error('one entry needs attention');

    await discard(entry);

    expect(await localFlares(PATIENT)).toHaveLength(0);
    expect((await unsentOf(ANAIS)).attention).toHaveLength(0);
  });
});

describe('a restored service', () => {
  test('everything acknowledged under the former epoch goes out again, first written first', async () => {
    const [older, newer] = [newId(), newId()];
    await flare(older);
    await answered('applied');
    await flare(newer);

    expect(await meetEpoch('epoch-2')).toBe(true);

    expect((await unsentOf(ANAIS)).waiting.map((entry) => entry.mutation.record_id)).toEqual([older, newer]);
  });

  test('the same epoch moves nothing', async () => {
    await flare(newId());
    await answered('applied');

    expect(await meetEpoch('epoch-1')).toBe(false);

    expect((await unsentOf(ANAIS)).waiting).toHaveLength(0);
  });

  test('after three retries a mutation that crossed epochs asks to be treated as the oldest', async () => {
    await flare(newId());
    await meetEpoch('epoch-2');
    for (let time = 0; time < 3; time += 1) await answered('retry', 'epoch-2');

    const entry = (await unsentOf(ANAIS)).waiting[0];

    expect(entry && asSent(entry)).toMatchObject({ rebase: true });
  });

  test('without a change of epoch retries never rebase', async () => {
    await flare(newId());
    for (let time = 0; time < 5; time += 1) await answered('retry');

    const entry = (await unsentOf(ANAIS)).waiting[0];

    expect(entry && asSent(entry)).toMatchObject({ rebase: false });
  });

  test('the sent log keeps what the backups have not passed, however old', async () => {
    await flare(newId());
    await answered('applied', 'epoch-1', 12);
    const nextYear = new Date(Date.now() + 366 * 86_400_000);

    await trimSentLog(PATIENT, 11, nextYear);
    expect(await (await database()).count('sent')).toBe(1);

    await trimSentLog(PATIENT, 12, nextYear);
    expect(await (await database()).count('sent')).toBe(0);
  });
});

describe('batches', () => {
  test('a batch holds one patient and at most a hundred mutations', async () => {
    for (let count = 0; count < 103; count += 1) await flare(newId());
    await writeIntent({
      account: ANAIS,
      patient: newId(),
      kind: 'flare',
      record_id: newId(),
      op: 'put',
      fields: {},
    });
    const { waiting } = await unsentOf(ANAIS);

    const batch = nextBatch(waiting);

    expect(batch).toHaveLength(100);
    expect(new Set(batch.map((entry) => entry.patient)).size).toBe(1);
  });

  test('a batch stays under a mebibyte', async () => {
    for (let count = 0; count < 5; count += 1) await flare(newId(), { note: 'é'.repeat(120_000) });

    expect(nextBatch((await unsentOf(ANAIS)).waiting)).toHaveLength(3);
  });
});

test('what was sent or waits survives when the records shown are forgotten', async () => {
  await flare(newId());
  await answered('applied');
  await flare(newId());

  await forgetRecords();

  expect(await localFlares(PATIENT)).toHaveLength(0);
  expect((await unsentOf(ANAIS)).waiting).toHaveLength(1);
  expect(await (await database()).count('sent')).toBe(1);
});
