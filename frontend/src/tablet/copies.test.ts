import { beforeEach, expect, test } from 'vitest';
import { database, wipeDevice } from '../store/database';
import { MOST_COPIES, opened } from './copies';

beforeEach(wipeDevice);

async function openPerson(patient: string): Promise<void> {
  const store = await database();
  await store.put('records', {
    patient,
    id: 'one',
    kind: 'flare',
    head: 'h',
    tip: null,
    fields: {},
    deleted: false,
  });
  await store.put('feeds', { through: 1, epoch: 'e', compared_at: '2026-01-01' }, patient);
  await store.put('kept', { answer: {}, at: '2026-01-01' }, `profile ${patient}`);
  await opened(patient);
}

async function copies(): Promise<string[]> {
  const store = await database();
  const held = (await store.getAllKeys('records')).map(([patient]) => patient);
  expect(await store.getAllKeys('feeds')).toEqual(held);
  expect((await store.getAllKeys('kept')).filter((key) => key.startsWith('profile')).length).toBe(
    held.length,
  );
  return held;
}

const numbered = (place: number): string => `person-${`${place}`.padStart(2, '0')}`;

test('the copy opened longest ago is forgotten first', async () => {
  for (let place = 0; place < MOST_COPIES; place += 1) await openPerson(numbered(place));
  await openPerson(numbered(0));
  await openPerson(numbered(MOST_COPIES));

  const held = await copies();
  expect(held.length).toBe(MOST_COPIES);
  expect(held).toContain(numbered(0));
  expect(held).not.toContain(numbered(1));
});

test('a copy with words that still wait is kept', async () => {
  const store = await database();
  const waiting = {
    account: 'a',
    patient: numbered(0),
    client_schema: 1,
    state: 'waiting',
    tries: 0,
  } as const;
  await store.put('outbox', {
    ...waiting,
    mutation_id: 'm',
    crossed_epoch: false,
    written_at: '2026-01-01',
    mutation: {
      mutation_id: 'm',
      kind: 'flare',
      record_id: 'one',
      op: 'put',
      device_time: '2026-01-01T00:00:00Z',
    },
    problem: null,
    verdict: null,
  } as never);
  for (let place = 0; place < MOST_COPIES + 2; place += 1) await openPerson(numbered(place));

  expect(await copies()).toContain(numbered(0));
});
