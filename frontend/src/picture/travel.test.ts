import { expect, test } from 'vitest';
import { pinched, zoomed } from './gestures';
import { instantOf, instantsOf, isWhole, stretchAt, within } from './travel';

const day = instantOf;
const life: [number, number] = [day('2016-01-01'), day('2026-11-23')];

test('two fingers keep the moments they were laid on', () => {
  // Laid on 20 and 60 of 0 to 100, then drawn to the edges.
  expect(pinched([20, 60], [0, 1])).toEqual([20, 60]);
  expect(pinched([20, 60], [0.25, 0.75])).toEqual([0, 80]);
});

test('a zoom leaves the moment under the hand where it is', () => {
  expect(zoomed([0, 100], 0.5, 0.2)).toEqual([10, 60]);
  expect(zoomed([0, 100], 2)).toEqual([-50, 150]);
});

test('one never leaves the life, nor comes nearer than two weeks', () => {
  expect(within([day('2010-01-01'), day('2011-01-01')], life)).toEqual([
    day('2016-01-01'),
    day('2016-12-31'),
  ]);
  expect(within([day('2026-11-20'), day('2027-02-28')], life)[1]).toBe(day('2026-11-23'));
  const near = within([day('2020-05-10'), day('2020-05-11')], life);
  expect(near[1] - near[0]).toBe(14 * 86_400_000);
  expect(within([day('2000-01-01'), day('2030-01-01')], life)).toEqual(life);
});

test('a stretch is whole days, both included, and comes back as it went', () => {
  const stretch = { from: '2026-03-01', to: '2026-03-31' };

  expect(stretchAt(instantsOf(stretch))).toEqual(stretch);
  expect(stretchAt([day('2026-03-01') + 3_600_000, day('2026-04-01') - 3_600_000])).toEqual(stretch);
  expect(isWhole({ from: '2016-01-01', to: '2026-11-22' }, life)).toBe(true);
  expect(isWhole({ from: '2018-01-01', to: '2026-11-22' }, life)).toBe(false);
});
