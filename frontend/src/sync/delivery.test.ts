import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wipeDevice } from '../store/database';
import { newId } from '../store/ids';
import { deliver } from './delivery';
import { meetEpoch, unsentOf } from './outbox';
import { writeIntent } from './write';

const ANAIS = 'account-anais';
const AUTHOR = { account: ANAIS, device: 'phone', epoch: 'epoch-1' };
const PATIENT = newId();

const write = () =>
  writeIntent({
    account: ANAIS,
    patient: PATIENT,
    kind: 'flare',
    record_id: newId(),
    op: 'put',
    fields: { ongoing: true },
    when: { local_date: '2026-11-22' },
  });

const send = () =>
  deliver(
    () => AUTHOR,
    async () => undefined,
  );

function serviceAnswers(status: number, document: object): void {
  const body = JSON.stringify(document);
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
}

beforeEach(() => meetEpoch('epoch-1').then(() => undefined));
afterEach(async () => {
  vi.unstubAllGlobals();
  await wipeDevice();
});

test.each([
  [503, 'read_only'],
  [507, 'storage_full'],
  [500, 'unexpected'],
])('what is answered %i %s waits, and is sent once the service writes again', async (status, code) => {
  await write();
  serviceAnswers(status, { type: `/problems/${code}`, title: code, detail: code, status, code });
  expect(await send()).toBe(false);
  const { waiting, attention } = await unsentOf(ANAIS);
  expect(waiting).toHaveLength(1);
  expect(attention).toHaveLength(0);

  const mutation = waiting[0]?.mutation_id;
  serviceAnswers(200, {
    epoch: 'epoch-1',
    server_time: '2026-11-22T10:00:00Z',
    backup_covers_seq: 0,
    results: [
      { mutation_id: mutation, status: 'applied', seq: 1, head: mutation, duplicate: false, problem: null },
    ],
  });
  expect(await send()).toBe(true);
  expect((await unsentOf(ANAIS)).waiting).toHaveLength(0);
});

test.each([200, 422])('what is answered %i once the device was wiped is not kept on it', async (status) => {
  await write();
  let author: typeof AUTHOR | null = AUTHOR;
  vi.stubGlobal('fetch', async () => {
    author = null;
    await wipeDevice();
    const answer = { epoch: 'epoch-1', server_time: '', backup_covers_seq: 0, results: [] };
    const problem = { type: '/problems/invalid', title: '', detail: '', status, code: 'invalid' };
    return new Response(JSON.stringify(status === 200 ? answer : problem), { status });
  });

  await deliver(
    () => author,
    async () => undefined,
  );

  expect(await indexedDB.databases()).toEqual([]);
});
