/** « à 10 h 20 », « le 20 novembre à 10 h 20 »: when a session was begun. */
import { formatInstant, formatSince } from '../i18n/dates';
import { dayOf } from '../store/days';
import type { Draft } from './draft';
import { w } from './wording';

export function begun({ started_at }: Pick<Draft, 'started_at'>): string {
  const now = new Date();
  if (dayOf(new Date(started_at)) === dayOf(now)) return w().atHour(formatSince(started_at, now));
  return w().onDay(formatInstant(started_at));
}
