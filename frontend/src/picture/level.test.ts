import { expect, test } from 'vitest';
import type { Figure, LaneStrip } from './figure';
import { level } from './level';

/** Bands of one title of 20 and lanes of 40 pixels, then 10 for the axis line. */
function figureOf(begins: string, held: Record<string, string[]>): Figure {
  const sheet = Object.values(held).reduce((sum, lanes) => sum + 20 + 40 * lanes.length, 10);
  let top = 0;
  const lanes: LaneStrip[] = [];
  const bands = Object.entries(held).map(([name, inside], band) => {
    const from = top;
    top += 20;
    for (const lane of inside) {
      lanes.push({
        name: lane,
        band,
        axis: `y${lanes.length + 1}`,
        top: 1 - top / sheet,
        bottom: 1 - (top + 40) / sheet,
      });
      top += 40;
    }
    return { name, top: 1 - from / sheet, bottom: 1 - top / sheet };
  });
  return {
    data: [],
    layout: {
      height: sheet + 60,
      margin: { l: 0, r: 0, t: 10, b: 50 },
      font: {},
      xaxis: { range: [begins, '2026-12-31'] },
      shapes: [{ type: 'rect', xref: 'x', yref: 'paper', x0: begins, x1: begins, y0: 0, y1: 1 }],
      annotations: [],
      meta: { bands, lanes },
    },
  };
}

const pixels = (figure: Figure): Record<string, number> => {
  const sheet = figure.layout.height - 60;
  const strips = [...(figure.layout.meta?.bands ?? []), ...(figure.layout.meta?.lanes ?? [])];
  return Object.fromEntries(strips.map(({ name, top }) => [name, Math.round((1 - top) * sheet)]));
};

const earlier = figureOf('2025-01-01', { How: ['margin'], Weighs: ['work', 'stress'], Supports: [] });
const later = figureOf('2026-01-01', { How: ['margin', 'pain'], Weighs: ['stress'], Supports: ['sleep'] });

test('what both periods hold stands at one height, and each keeps its own lanes', () => {
  const [one, two] = [pixels(level(earlier, later)), pixels(level(later, earlier))];

  expect(one.Weighs).toBe(two.Weighs);
  expect(one.stress).toBe(two.stress);
  expect(one.Supports).toBe(two.Supports);
  expect(one).not.toHaveProperty('pain');
});

test('both sheets are as high as all that either holds, and a silence still spans the whole of it', () => {
  const [one, two] = [level(earlier, later), level(later, earlier)];

  expect(one.layout.height).toBe(two.layout.height);
  expect(one.layout.shapes?.[0]).toMatchObject({ y0: 0, y1: 1 });
});

test('two alike stay as they are', () => {
  expect(
    pixels(
      level(earlier, figureOf('2026-01-01', { How: ['margin'], Weighs: ['work', 'stress'], Supports: [] })),
    ),
  ).toEqual(pixels(earlier));
});
