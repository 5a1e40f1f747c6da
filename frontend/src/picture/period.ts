/** The stretch of life a picture shows. */
import { dayOf, daysBefore, parseDay } from '../store/days';

export const SPANS = ['weeks', 'season', 'year', 'all'] as const;
export type Span = (typeof SPANS)[number];

/** Both days included. */
export interface Stretch {
  from: string;
  to: string;
}

const SPAN_DAYS: Record<Exclude<Span, 'all'>, number> = { weeks: 42, season: 92, year: 365 };
const DAY_MS = 86_400_000;

const daysAfter = (day: string, count: number): string => dayOf(daysBefore(parseDay(day), -count));

export const lengthOf = ({ from, to }: Stretch): number =>
  Math.round((parseDay(to).getTime() - parseDay(from).getTime()) / DAY_MS) + 1;

/** Whole weeks, a season or a year ending on `last`; without a span, a whole life. */
export function stretchOf(span: Span, last: string): Stretch | null {
  return span === 'all' ? null : { from: daysAfter(last, 1 - SPAN_DAYS[span]), to: last };
}

/** By two thirds of what is shown unless told otherwise, so that something stays in sight; never past `today`. */
export function moved(stretch: Stretch, steps: -1 | 1, today: string, share = 2 / 3): Stretch {
  const target = daysAfter(stretch.to, steps * Math.round(lengthOf(stretch) * share));
  const to = target > today ? today : target;
  return { from: daysAfter(to, 1 - lengthOf(stretch)), to };
}
