import { expect, test } from 'vitest';
import type { Fields } from '../api/contract';
import type { LocalRecord } from '../store/database';
import { lineOf } from './spans';

const TODAY = new Date(2026, 10, 22, 12);
const record = (id: string, fields: Fields): LocalRecord => ({
  patient: 'somebody',
  id,
  kind: 'work_status',
  head: null,
  tip: null,
  fields,
  deleted: false,
});

const usual = record('usual', { local_date: '2016-09-15', precision: 'month', until_date: '2024-01-31' });
const stopped = record('stopped', { local_date: '2024-02-01', until_date: '2024-02-02' });
const back = record('back', { local_date: '2024-02-03' });

test('situations come in the order they were lived, whatever the order they were noted in', () => {
  const { spans } = lineOf([back, usual, stopped], [], TODAY);
  expect(spans.map(({ id }) => id)).toEqual(['usual', 'stopped', 'back']);
});

test('nothing lies outside the line, and a day is still wide enough to be seen', () => {
  const { spans } = lineOf([usual, stopped, back], [], TODAY);
  for (const { left, width } of spans) {
    expect(left).toBeGreaterThanOrEqual(0);
    expect(width).toBeGreaterThanOrEqual(0.8);
    expect(left + width).toBeLessThanOrEqual(100.001);
  }
});

test('what still is so reaches today, and a loose date is not drawn as an exact one', () => {
  const { spans } = lineOf([usual, back], [], TODAY);
  const [loose, open] = spans;
  expect([loose?.exact, loose?.open]).toEqual([false, false]);
  expect([open?.exact, open?.open]).toEqual([true, true]);
  expect((open?.left ?? 0) + (open?.width ?? 0)).toBeCloseTo(100);
});

test('an end that is still ahead lengthens the line beyond today', () => {
  const { spans } = lineOf(
    [record('stop', { local_date: '2026-11-01', until_date: '2027-01-15' })],
    [],
    TODAY,
  );
  expect((spans[0]?.left ?? 0) + (spans[0]?.width ?? 0)).toBeCloseTo(100, 0);
});

test('a situation of thirty years ago begins where the line does, and one that ended before it is left out', () => {
  const old = record('old', { local_date: '1996-01-01', until_date: '2020-01-01' });
  const older = record('older', { local_date: '1990-01-01', until_date: '1995-12-31' });
  const { spans, years } = lineOf([older, old], [], TODAY);
  expect(spans.map(({ id, left }) => [id, left])).toEqual([['old', 0]]);
  expect(years.length).toBeGreaterThan(2);
  expect(years.length).toBeLessThanOrEqual(8);
});

test('a single situation of today makes a line of its own', () => {
  const { spans, places } = lineOf(
    [record('new', { local_date: '2026-11-22' })],
    [record('met', { local_date: '2026-11-20' })],
    TODAY,
  );
  expect(spans).toHaveLength(1);
  expect(places[0]?.left).toBeGreaterThan(90);
});

test('an end known to the year or the season reaches the last day it may mean, and is sure only before the first', () => {
  const lasts = (until_precision: string, until_date: string) =>
    lineOf(
      [record('loose', { local_date: '2024-11-22', until_date, until_precision }), back],
      [],
      TODAY,
    ).spans.find(({ id }) => id === 'loose');
  const year = lasts('year', '2025-01-01');
  const season = lasts('season', '2025-01-01');
  const days = 1023;
  expect((year?.width ?? 0) * days).toBeCloseTo(100 * 405, -3);
  expect((year?.firm ?? 0) * days).toBeCloseTo(100 * 40, -3);
  expect((season?.width ?? 0) * days).toBeCloseTo(100 * 99, -3);
  expect((season?.firm ?? 0) * days).toBeCloseTo(100 * 9, -3);
});

test('a beginning known to the month is drawn from the first day it may mean', () => {
  const [exact, loose] = ['day', 'month'].map(
    (precision) =>
      lineOf([back, record('other', { local_date: '2025-06-20', precision })], [], TODAY).spans[1],
  );
  expect(loose?.left ?? 0).toBeLessThan(exact?.left ?? 0);
});
