import { afterEach, describe, expect, test, vi } from 'vitest';
import { unsentOf } from '../sync/outbox';
import { writeIntent } from '../sync/write';
import { database, wipeDevice } from './database';
import { forgetReceived } from './departure';
import { newId } from './ids';
import { askToKeep, databaseWasErased, everythingWasErased, removeSentinel, setSentinel } from './keeping';

const signedIn = (hoursAgo: number) => async () => new Date(Date.now() - hoursAgo * 3_600_000).toISOString();

afterEach(async () => {
  await wipeDevice();
  removeSentinel();
  vi.unstubAllGlobals();
});

describe('a notebook the browser has erased', () => {
  test('both sentinels in their place say that nothing is missing', async () => {
    await setSentinel();

    expect(await databaseWasErased()).toBe(false);
    expect(await everythingWasErased(signedIn(200))).toBe(false);
  });

  test('the database alone is noticed without asking anybody', async () => {
    await setSentinel();
    await wipeDevice();

    expect(await databaseWasErased()).toBe(true);
  });

  test('everything is noticed by the age of the session that is still known', async () => {
    expect(await everythingWasErased(signedIn(200))).toBe(true);
  });

  test('a session that has just begun has lost nothing, nor one whose age nobody tells', async () => {
    expect(await everythingWasErased(signedIn(0))).toBe(false);
    expect(await everythingWasErased(async () => undefined)).toBe(false);
  });
});

test('the browser is asked once to keep what it was given', async () => {
  const persist = vi.fn(async () => false);
  vi.stubGlobal('navigator', { storage: { persist } });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));

  await askToKeep();
  await askToKeep();

  expect(persist).toHaveBeenCalledTimes(1);
});

test('an ended session keeps the records whose words have not left, and lets the others go', async () => {
  const patient = newId();
  const written = await writeIntent({
    account: 'anais',
    patient,
    kind: 'flare',
    record_id: newId(),
    op: 'put',
    fields: {},
  });
  await (await database()).put('records', { ...written, id: newId(), head: newId(), tip: null });

  await forgetReceived();

  expect((await (await database()).getAll('records')).map(({ id }) => id)).toEqual([written.id]);
  expect((await unsentOf('anais')).waiting).toHaveLength(1);
});
