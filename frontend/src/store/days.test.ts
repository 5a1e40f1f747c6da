import { expect, test } from 'vitest';
import { dailyId } from './dailyId';
import { daysBefore, livedDay, momentOf, parseDay } from './days';
import { newId } from './ids';

test('before four in the morning the lived day is still yesterday', () => {
  expect(livedDay(new Date(2026, 10, 22, 3, 59))).toBe('2026-11-21');
  expect(livedDay(new Date(2026, 10, 22, 4, 0))).toBe('2026-11-22');
});

test('the moment keeps the instant even where the lived day differs', () => {
  const night = new Date(2026, 0, 1, 1, 30);

  expect(momentOf(night)).toMatchObject({ local_date: '2025-12-31', occurred_at: night.toISOString() });
});

test('days before today cross months', () => {
  expect(livedDay(daysBefore(parseDay('2026-03-01'), 1))).toBe('2026-02-28');
});

test('ids are versions 7 and follow the order of writing', () => {
  const ids = [1, 2, 3].map((time) => newId(1_790_000_000_000 + time));

  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
});

test('a daily form has the same id on every device, the one the service would name', async () => {
  expect(await dailyId('0b9d4f5e-0000-7000-8000-000000000001', 'checkin', '2026-11-22')).toBe(
    'a4a8531c-827e-549e-8ceb-c03b7ff8a9b7',
  );
});
