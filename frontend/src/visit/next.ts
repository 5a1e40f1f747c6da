/** Days ahead, the same weekday. */
import { dayOf, parseDay } from '../store/days';

export const WEEKS_AHEAD = [1, 2, 3, 4];

export function dayIn(day: string, weeks: number): string {
  const from = parseDay(day);
  return dayOf(new Date(from.getFullYear(), from.getMonth(), from.getDate() + 7 * weeks, 12));
}
