/** Stretches of life as instants of the time axis, in no zone at all. */
import type { Range } from './gestures';
import { lengthOf, type Stretch } from './period';

const DAY_MS = 86_400_000;
/** Two weeks fill a screen with every note there is. */
const LEAST_MS = 14 * DAY_MS;

export const instantOf = (day: string): number => Date.parse(`${day}T00:00Z`);
const dayAt = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

export const instantsOf = ({ from, to }: Stretch): Range => [instantOf(from), instantOf(to) + DAY_MS];

/** Whole days, as near as can be. */
export function stretchAt([start, stop]: Range): Stretch {
  const from = Math.round(start / DAY_MS) * DAY_MS;
  return { from: dayAt(from), to: dayAt(Math.max(Math.round(stop / DAY_MS) * DAY_MS - DAY_MS, from)) };
}

/** As long as was asked for, where there is something to see. */
export function within([start, stop]: Range, [first, last]: Range): Range {
  const most = Math.max(last - first, LEAST_MS);
  const length = Math.min(Math.max(stop - start, LEAST_MS), most);
  const from = (start + stop - length) / 2;
  const begins = Math.min(Math.max(from, last - most), last - length);
  return [begins, begins + length];
}

export const holds = (whole: Range, part: Range): boolean =>
  part[0] >= whole[0] - DAY_MS && part[1] <= whole[1] + DAY_MS;

/** So near to everything that it is everything. */
export const isWhole = (stretch: Stretch, [first, last]: Range): boolean =>
  lengthOf(stretch) * DAY_MS >= (last - first) * 0.98;
