import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Instrument } from '../api/contract';
import { words as recordsEn } from '../records/wording.en';
import { words as recordsFr } from '../records/wording.fr';
import type { LocalRecord } from '../store/database';
import { continued, newDraft } from './draft';
import { recalibrated, standing } from './goals';
import { isDue } from './instruments';
import { words as pointEn } from './wording.en';
import { words as pointFr } from './wording.fr';
import { closing } from './work';

const CATALOG = `${import.meta.dirname}/../../../app/instruments/catalog`;
const read = (path: string) => JSON.parse(readFileSync(`${CATALOG}/${path}`, 'utf8'));
const textOf = (name: string, lang: string) =>
  read(`texts/${name}.1.${lang}.json`) as { items: Record<string, string>; answers: Record<string, string> };
const record = (kind: string, fields: Record<string, unknown>, id = 'one'): LocalRecord => ({
  patient: 'p',
  id,
  kind,
  head: null,
  tip: null,
  fields,
  deleted: false,
});

describe('the words said here are those of the definitions', () => {
  test.each([
    ['fr', pointFr, recordsFr],
    ['en', pointEn, recordsEn],
  ] as const)('the own-worded questions in %s', (lang, point, records) => {
    const trio = textOf('trio-3', lang);
    const asked = {
      pain_avg_7d: point.pain.pain_avg_7d[0],
      pain_joy: point.pain.pain_joy[0],
      pain_gets_in_way: point.pain.pain_gets_in_way[0],
    };

    expect(trio.items).toEqual(asked);
    expect(textOf('pass', lang).items.acceptable).toBe(point.acceptable);
    expect(textOf('pass', lang).answers).toEqual({
      '0': point.acceptables.no,
      '1': point.acceptables.yes,
      '2': point.acceptables.unsure,
    });
    expect(textOf('pgic', lang).items.change).toBe(point.since.question('{date}'));
    expect(textOf('pgic', lang).answers).toEqual(records.changes);
    expect(read('definitions/trio-3.1.json').notice[lang]).toBe(point.ownWords);
  });
});

describe('goals', () => {
  const goal = record('goal', { text: 'Marcher une heure', state: 'current' });

  test('keep their old words beside the new ones', () => {
    expect(recalibrated(goal, ' Marcher un peu ', '2026-05-02')).toEqual({
      text: 'Marcher un peu',
      recalibrations: [{ on: '2026-05-02', old: 'Marcher une heure', new: 'Marcher un peu' }],
      state: 'current',
    });
  });

  test('said again the same or left empty do not change', () => {
    expect(recalibrated(goal, 'Marcher une heure', '2026-05-02')).toBeNull();
    expect(recalibrated(goal, '  ', '2026-05-02')).toBeNull();
  });

  test('corrected on the same day keep one step of history', () => {
    const once = record('goal', { ...goal.fields, ...recalibrated(goal, 'Marcher un peut', '2026-05-02') });

    expect(recalibrated(once, 'Marcher un peu', '2026-05-02')?.recalibrations).toEqual([
      { on: '2026-05-02', old: 'Marcher une heure', new: 'Marcher un peu' },
    ]);
    expect(recalibrated(once, 'Marcher une heure', '2026-05-02')?.recalibrations).toEqual([]);
  });

  test('reached or let go are no longer asked about', () => {
    expect(
      standing([
        goal,
        record('goal', { state: 'let_go' }),
        record('goal', { state: 'reached' }),
        record('goal', { state: 'idea' }),
      ]),
    ).toHaveLength(2);
  });
});

test('a questionnaire is offered again after its weeks, and while its own answer is being given', () => {
  const phq = { id: 'phq-4', offered: true, weeks_between: 4 } as Instrument;
  const answered = (day: string) => [record('prom_response', { instrument_id: 'phq-4', local_date: day })];

  expect(isDue(phq, [], '2026-05-29', undefined)).toBe(true);
  expect(isDue(phq, answered('2026-05-02'), '2026-05-29', undefined)).toBe(false);
  expect(isDue(phq, answered('2026-05-01'), '2026-05-29', undefined)).toBe(true);
  expect(isDue(phq, answered('2026-05-28'), '2026-05-29', 'one')).toBe(true);
  expect(isDue({ ...phq, offered: false }, [], '2026-05-29', undefined)).toBe(false);
});

test('another day keeps the place and starts other notes', () => {
  const draft = {
    ...newDraft('a', '2026-05-02'),
    step: 'pain' as const,
    ids: { checkin: 'c' },
    written: ['c'],
  };

  expect(continued(draft, '2026-05-02')).toBe(draft);
  expect(continued(draft, '2026-05-03')).toEqual({ ...draft, day: '2026-05-03', ids: {} });
});

test('a work period ends where the next begins, unless it began later', () => {
  const before = record('work_status', { local_date: '2024-01-01' });

  expect(closing(before, record('work_status', { local_date: '2026-07-01', precision: 'year' }))).toEqual({
    until_date: '2026-07-01',
    until_precision: 'year',
  });
  expect(closing(before, record('work_status', { local_date: '2020-01-01', precision: 'day' }))).toBeNull();
});
