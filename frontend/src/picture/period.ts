/** The stretch of life a picture shows. */
import type { Period } from '../api/calls';
import { dayOf, daysBefore, parseDay } from '../store/days';

export const SPANS = ['weeks', 'season', 'year', 'all'] as const;
export type Span = (typeof SPANS)[number];

export const SPAN_DAYS: Record<Exclude<Span, 'all'>, number> = { weeks: 42, season: 92, year: 365 };

/** Whole weeks, a season or a year ending on `last`; without a span, a whole life. */
export function periodOf(span: Span, last: string): Period {
  if (span === 'all') return {};
  return { from: dayOf(daysBefore(parseDay(last), SPAN_DAYS[span] - 1)), to: last };
}

/** Moves by two thirds of what is shown, so that something stays in sight; never past `today`. */
export function moved(span: Exclude<Span, 'all'>, last: string, steps: -1 | 1, today: string): string {
  const target = dayOf(daysBefore(parseDay(last), -steps * Math.round((SPAN_DAYS[span] * 2) / 3)));
  return target > today ? today : target;
}
