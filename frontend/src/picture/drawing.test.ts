import { expect, test } from 'vitest';
import { drawn, nearestHit } from './drawing';
import { type Figure, isEmpty, valuesOf } from './figure';
import { moved, stretchOf } from './period';

const figure: Figure = {
  data: [
    {
      type: 'scatter',
      mode: 'markers',
      x: ['2026-01-01', '2026-01-11'],
      y: [0, 10],
      customdata: ['flare/a', null],
      yaxis: 'y',
      marker: { size: 6, color: 'navy' },
    },
    {
      type: 'scatter',
      mode: 'lines',
      x: ['2026-01-01', '2026-01-05', '2026-01-05', '2026-01-09'],
      y: [0, 5, null, 10],
      yaxis: 'y',
      line: { color: 'navy' },
    },
    {
      type: 'bar',
      orientation: 'h',
      base: ['2026-01-03'],
      x: [2 * 86_400_000],
      y: [5],
      width: 2,
      customdata: ['visit/b'],
      yaxis: 'y',
      marker: { color: ['teal'] },
    },
  ],
  layout: {
    height: 300,
    margin: { l: 10, r: 10, t: 0, b: 50 },
    font: { size: 12 },
    xaxis: { range: ['2026-01-01', '2026-01-11'], tickvals: ['2026-01-05'], ticktext: ['5 janv.<br>2026'] },
    yaxis: { domain: [0, 1], range: [0, 10] },
    annotations: [{ text: 'a &lt;b&gt; &amp; c', x: 0, y: 1, xref: 'paper', yref: 'paper', xanchor: 'left' }],
  },
};

test('the first and last day stand at the edges, low below and high above', () => {
  const { marks } = drawn(figure, 220);

  expect(marks[0]?.d).toMatch(/^M7 250a3/);
  expect(marks[1]?.d).toMatch(/^M207 0a3/);
});

test('a gap in the notes breaks the line', () => {
  expect(drawn(figure, 220).lines[0]?.d).toBe('M10 250L90 125M170 0');
});

test('a lying bar lasts as long as it says', () => {
  expect(drawn(figure, 220).boxes[0]).toMatchObject({
    x: 50,
    width: 40,
    y: 100,
    height: 50,
    fill: 'teal',
  });
});

test('escaped words are shown as they were written', () => {
  expect(drawn(figure, 220).words[0]?.text).toBe('a <b> & c');
});

test('a tap reads the nearest thing within reach and nothing beyond', () => {
  const { hits } = drawn(figure, 220);

  expect(nearestHit(hits, 60, 130, 26)?.key).toBe('visit/b');
  expect(nearestHit(hits, 12, 240, 26)?.key).toBe('flare/a');
  expect(nearestHit(hits, 200, 200, 26)).toBeNull();
});

test('typed columns are read, and NaN is a gap', () => {
  const bdata = btoa(String.fromCharCode(...new Uint8Array(new Float32Array([1.5, Number.NaN]).buffer)));

  expect(valuesOf({ dtype: 'f4', bdata })).toEqual([1.5, null]);
});

test('bars may share one base and one offset', () => {
  const bars: Figure = {
    ...figure,
    data: [
      {
        type: 'bar',
        x: ['2026-01-03', '2026-01-05'],
        y: [5, 10],
        base: -5,
        offset: 0,
        width: 86_400_000,
        yaxis: 'y',
      },
    ],
    layout: { ...figure.layout, yaxis: { range: [-5, 5] } },
  };

  expect(drawn(bars, 220).boxes.map(({ x, y, height }) => [x, y, height])).toEqual([
    [50, 125, 125],
    [90, 0, 250],
  ]);
});

test('a figure without a value is empty', () => {
  expect(isEmpty(figure)).toBe(false);
  expect(isEmpty({ ...figure, data: [{ type: 'scatter', x: ['2026-01-01'], y: [null] }] })).toBe(true);
});

test('the time axis says its marks in the lines the service wrote', () => {
  const { ticks } = drawn(figure, 220);

  expect(ticks).toEqual([{ x: 90, lines: ['5 janv.', '2026'] }]);
});

test('a period ends today at the latest and moves by two thirds', () => {
  const weeks = { from: '2026-10-12', to: '2026-11-22' };

  expect(stretchOf('weeks', '2026-11-22')).toEqual(weeks);
  expect(moved(weeks, -1, '2026-11-22')).toEqual({ from: '2026-09-14', to: '2026-10-25' });
  expect(moved({ from: '2026-10-10', to: '2026-11-20' }, 1, '2026-11-22')).toEqual(weeks);
});
