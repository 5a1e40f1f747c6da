import { expect, test } from 'vitest';
import type { Axis, Figure } from './figure';
import { folded, laneName } from './lanes';

/** Two bands of a hundred pixels; the first holds two lanes under a title of twenty. */
const figure: Figure = {
  data: [
    { type: 'scatter', y: [1], yaxis: 'y' },
    { type: 'scatter', y: [2], yaxis: 'y2' },
    { type: 'scatter', y: [3], yaxis: 'y3' },
  ],
  layout: {
    height: 260,
    margin: { l: 0, r: 0, t: 10, b: 50 },
    font: {},
    xaxis: { range: ['2026-01-01', '2026-02-01'] },
    yaxis: { domain: [0.7, 0.9], range: [0, 1] },
    yaxis2: { domain: [0.5, 0.7], range: [0, 1] },
    yaxis3: { domain: [0, 0.4], range: [0, 1] },
    shapes: [
      { type: 'rect', xref: 'x', yref: 'paper', x0: '2026-01-03', x1: '2026-01-09', y0: 0, y1: 1 },
      { type: 'line', xref: 'paper', yref: 'y2', x0: 0, x1: 1, y0: 0, y1: 0 },
    ],
    annotations: [
      { text: 'first', x: 0, y: 0.95, xref: 'paper', yref: 'paper' },
      { text: 'stress', x: 0, y: 0.6, xref: 'paper', yref: 'paper' },
      { text: 'second', x: 0, y: 0.45, xref: 'paper', yref: 'paper' },
    ],
    meta: {
      bands: [
        { name: 'Weighs', bottom: 0.5, top: 1 },
        { name: 'Supports', bottom: 0, top: 0.5 },
      ],
      lanes: [
        { name: 'work', band: 0, axis: 'y', bottom: 0.7, top: 0.9 },
        { name: 'stress', band: 0, axis: 'y2', bottom: 0.5, top: 0.7 },
        { name: 'sleep', band: 1, axis: 'y3', bottom: 0, top: 0.4 },
      ],
    },
  },
};
const domain = (of: Figure, axis: string): number[] =>
  ((of.layout[axis] as Axis).domain ?? []).map((level) => Math.round(level * 1000) / 1000);
const words = (of: Figure): string[] => (of.layout.annotations ?? []).map(({ text }) => text);

test('a lane laid aside leaves no empty place, and what is below moves up', () => {
  const without = folded(figure, new Set(['Weighs · stress']));

  expect(without.layout.height).toBe(220);
  expect(without.data.map(({ yaxis }) => yaxis)).toEqual(['y', 'y3']);
  expect(domain(without, 'yaxis')).toEqual([0.625, 0.875]);
  expect(domain(without, 'yaxis3')).toEqual([0, 0.5]);
  expect(words(without)).toEqual(['first', 'second']);
  expect(without.layout.shapes).toHaveLength(1);
  expect(without.layout.shapes?.[0]).toMatchObject({ y0: 0, y1: 1 });
});

test('a band without any lane left goes with its title', () => {
  const without = folded(figure, new Set(['Weighs · work', 'Weighs · stress']));

  expect(words(without)).toEqual(['second']);
  expect(without.layout.height).toBe(160);
  expect(domain(without, 'yaxis3')).toEqual([0, 0.8]);
});

test('never is everything laid aside, and an unknown lane changes nothing', () => {
  const all = (figure.layout.meta?.lanes ?? []).map((lane) => laneName(figure, lane));

  expect(folded(figure, new Set(all))).toBe(figure);
  expect(folded(figure, new Set(['Weighs · rain']))).toBe(figure);
});
