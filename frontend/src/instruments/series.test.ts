import { describe, expect, test } from 'vitest';
import type { LocalRecord } from '../store/database';
import { finished } from './answers';
import { awaitingWords, groupsOf, isPossible, numberTyped, placed, seriesOf } from './series';

const response = (day: string, fields: Record<string, unknown>): LocalRecord => ({
  patient: 'p',
  id: day,
  kind: 'prom_response',
  head: null,
  tip: null,
  fields: { local_date: day, instrument_version: '1', ...fields },
  deleted: false,
});
const trio = (day: string, mean: number, version = '1') =>
  response(day, { instrument_id: 'trio-3', instrument_version: version, scores: { mean } });

describe('lines over the years', () => {
  test('versions never share a line, and a line starts with its oldest value', () => {
    const groups = groupsOf([trio('2024-05-01', 4), trio('2023-05-01', 6), trio('2020-05-01', 7, '2')]);

    expect(groups.map(({ key }) => key)).toEqual(['trio-3.1', 'trio-3.2']);
    expect(groups.flatMap(seriesOf)).toEqual([
      {
        key: 'mean',
        range: [0, 10],
        points: [
          { day: '2023-05-01', value: 6 },
          { day: '2024-05-01', value: 4 },
        ],
      },
    ]);
  });

  test('a silence of a year is not bridged', () => {
    const points = ['2020-01-01', '2020-03-01', '2021-04-01'].map((day) => ({ day, value: 5 }));
    const { strokes } = placed({ key: 'mean', range: [0, 10], points }, 100, 50);

    expect(strokes.map(([from, to]) => [from.day, to.day])).toEqual([['2020-01-01', '2020-03-01']]);
  });

  test('the range is the whole height', () => {
    const points = [
      { day: '2020-01-01', value: 0 },
      { day: '2020-02-01', value: 10 },
    ];
    expect(placed({ key: 'mean', range: [0, 10], points }, 100, 50).points.map(({ x, y }) => [x, y])).toEqual(
      [
        [0, 50],
        [100, 0],
      ],
    );
  });
});

describe('copied totals', () => {
  test.each([
    [{ lowest: 0, highest: 21, tenths_in_a_step: 10 }, 21, true],
    [{ lowest: 0, highest: 21, tenths_in_a_step: 10 }, 22, false],
    [{ lowest: 0, highest: 21, tenths_in_a_step: 10 }, 7.5, false],
    [{ lowest: 0, highest: 100, tenths_in_a_step: 40 }, 44, true],
    [{ lowest: 0, highest: 100, tenths_in_a_step: 40 }, 42, false],
    [{ lowest: 20, highest: 90, tenths_in_a_step: 1 }, 61.2, true],
    [{ lowest: 20, highest: 90, tenths_in_a_step: 1 }, 61.25, false],
  ])('%j takes %d: %s', (score, value, is) => {
    expect(isPossible(score, value)).toBe(is);
  });

  test('a comma is read as a point, and words are not read', () => {
    expect(['12,5', ' 7 ', '−2', 'douze', ''].map(numberTyped)).toEqual([12.5, 7, -2, null, null]);
  });
});

test('words are awaited only above zero, and only until they were said', () => {
  const instruments = [{ id: 'phq-9', version: '1', attention_item: 'q9' }] as never;
  const of = (day: string, fields: Record<string, unknown>) =>
    response(day, { instrument_id: 'phq-9', ...fields });
  const some = of('2024-01-01', { answers: { q9: 1 } });

  const others = [
    of('2024-01-02', { answers: { q9: 0 } }),
    of('2024-01-03', { answers: { q9: null } }),
    of('2024-01-04', { answers: { q9: 3 }, seen_together_on: '2024-01-04' }),
  ];
  expect(awaitingWords([some, ...others], instruments)).toEqual([some]);
});

test('a sentence left unticked does not apply; a question passed elsewhere stays passed', () => {
  const items = [{ key: 'q1' }, { key: 'q2' }];

  expect(finished({ form: 'ticks', items } as never, { q1: 1 })).toEqual({ q1: 1, q2: 0 });
  expect(finished({ form: 'choice', items } as never, { q1: 1 })).toEqual({ q1: 1 });
});
