import { afterEach, expect, test } from 'vitest';
import { preferences } from '../preferences.svelte';
import { dailyId } from '../store/dailyId';
import { wipeDevice } from '../store/database';
import { newId } from '../store/ids';
import { writeIntent } from '../sync/write';
import { asksOn, keysOf, lastEvening, lastEveningOf, passTonight, runningAmong, tonight } from './evenings';

const PATIENT = newId();
const EVENING = new Date(2026, 10, 22, 19, 30);
const agreed = { local_date: '2026-11-20', days: 14, keys: ['margin', 'stress'] };

const write = (kind: string, record_id: string, fields: Record<string, unknown>) =>
  writeIntent({ account: 'anais', patient: PATIENT, kind, record_id, op: 'put', fields });
const begin = (fields = {}) => write('focus_window', newId(), { ...agreed, ...fields });

afterEach(wipeDevice);

test('two weeks are fourteen evenings, the first one included, and then nothing is asked', () => {
  expect(lastEvening(agreed)).toBe('2026-12-03');
  expect(lastEvening({ ...agreed, days: 28 })).toBe('2026-12-17');
  expect(['2026-11-19', '2026-11-20', '2026-12-03', '2026-12-04'].map((day) => asksOn(agreed, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('once stopped, that very evening asks nothing', () => {
  const stopped = { ...agreed, stopped_on: '2026-11-25' };

  expect(asksOn(stopped, '2026-11-24')).toBe(true);
  expect(asksOn(stopped, '2026-11-25')).toBe(false);
});

test('two agreed at once ask together, four questions at most, those agreed last first', () => {
  const earlier = { id: 'a', fields: { ...agreed, keys: ['margin', 'stress', 'confidence'] } };
  const later = {
    id: 'b',
    fields: { ...agreed, local_date: '2026-11-22', keys: ['sleep_quality', 'stress'] },
  };

  const running = runningAmong([earlier, later], '2026-11-22');
  expect(running).toEqual([later, earlier]);
  expect(keysOf(running)).toEqual(['sleep_quality', 'stress', 'margin', 'confidence']);
  expect(keysOf([...running, { fields: { keys: ['matters_done'] } }])).toHaveLength(4);
  expect(lastEveningOf(running)).toBe('2026-12-05');
  expect(runningAmong([earlier, later], '2026-11-21')).toEqual([earlier]);
});

test.each([
  [new Date(2026, 10, 22, 16, 59), null],
  [new Date(2026, 10, 22, 17, 0), '2026-11-22'],
  [new Date(2026, 10, 23, 3, 59), '2026-11-22'],
  [new Date(2026, 10, 23, 4, 0), null],
])('at %s the evening is that of %s', async (now, day) => {
  await begin();

  expect((await tonight(PATIENT, now))?.day ?? null).toBe(day);
});

test('an evening answered is quiet, and asks again once the answer is taken back', async () => {
  await begin();
  const checkin = await dailyId(PATIENT, 'checkin', '2026-11-22');
  await write('checkin', checkin, { local_date: '2026-11-22', stress: 3 });
  expect(await tonight(PATIENT, EVENING)).toMatchObject({ keys: ['margin', 'stress'] });

  await write('checkin', checkin, { margin: 1, asked: ['margin', 'stress'] });
  expect(await tonight(PATIENT, EVENING)).toBeNull();

  await write('checkin', checkin, { margin: null, asked: [] });
  expect(await tonight(PATIENT, EVENING)).not.toBeNull();
});

test('whoever hides numbers of pain is asked for none, and nothing at all where nothing else was agreed', async () => {
  preferences.pain = 'hidden';
  await begin({ keys: ['pain_now'] });
  expect(await tonight(PATIENT, EVENING)).toBeNull();

  await begin({ local_date: '2026-11-21', keys: ['stress', 'pain_now'] });
  expect(await tonight(PATIENT, EVENING)).toMatchObject({ keys: ['stress'] });
  preferences.pain = 'shown';
});

test('an evening passed is quiet until the next one, and leaves no note', async () => {
  await begin();

  await passTonight('2026-11-22');

  expect(await tonight(PATIENT, EVENING)).toBeNull();
  expect(await tonight(PATIENT, new Date(2026, 10, 23, 18))).not.toBeNull();
});
