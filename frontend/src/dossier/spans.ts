/** Where each situation of work lies on one line of time, in percent of its width; ends as loose as they are known. */
import type { LocalRecord } from '../store/database';
import { dayOf, parseDay } from '../store/days';

export interface Span {
  id: string;
  left: number;
  width: number;
  /** From here on it may already have ended: an end known to the year fades over that year. */
  firm: number;
  /** Known to the day at both ends. */
  exact: boolean;
  open: boolean;
}

export interface Place {
  id: string;
  left: number;
}

export interface Line {
  spans: Span[];
  places: Place[];
  years: { year: number; left: number }[];
}

const DAY_MS = 86_400_000;
/** Further back, everything nearer would be too narrow to be seen. */
const MOST_YEARS = 12;
const NARROWEST = 0.8;
const MOST_MARKS = 7;
const EXACT = new Set<unknown>([undefined, null, 'minute', 'part_of_day', 'day']);

const at = (day: unknown): number => parseDay(`${day}`).getTime();

/** The first and the last day a date may mean, as the person placed it. */
function meant(day: unknown, precision: unknown): [string, string] {
  const date = parseDay(`${day}`);
  const [year, month] = [date.getFullYear(), date.getMonth()];
  const months: Record<string, [number, number]> = {
    month: [month, 1],
    // A winter begins in December.
    season: [Math.floor((month + 1) / 3) * 3 - 1, 3],
    year: [0, 12],
  };
  if (precision === 'week') {
    const monday = new Date(year, month, date.getDate() - ((date.getDay() + 6) % 7), 12);
    return [dayOf(monday), dayOf(new Date(monday.getTime() + 6 * DAY_MS))];
  }
  const span = months[`${precision}`];
  if (!span) return [`${day}`, `${day}`];
  const [from, count] = span;
  return [dayOf(new Date(year, from, 1, 12)), dayOf(new Date(year, from + count, 0, 12))];
}

export function lineOf(statuses: LocalRecord[], contacts: LocalRecord[], now: Date): Line {
  const today = at(dayOf(now));
  const known = [...statuses].sort((one, other) => at(one.fields.local_date) - at(other.fields.local_date));
  const days = [...known, ...contacts].flatMap(({ fields }) => [
    fields.local_date,
    fields.until_date ? meant(fields.until_date, fields.until_precision)[1] : fields.local_date,
  ]);
  const furthest = new Date(now.getFullYear() - MOST_YEARS, now.getMonth(), now.getDate(), 12).getTime();
  const first = Math.max(furthest, Math.min(...days.map(at), today - 365 * DAY_MS));
  const last = Math.max(today, ...days.map(at));
  const placed = (time: number): number => (100 * (Math.max(time, first) - first)) / (last - first);
  return {
    spans: known.map((record) => spanOf(record, placed, last)).filter(({ left, width }) => left + width > 0),
    places: contacts
      .filter(({ fields }) => at(fields.local_date) >= first)
      .map(({ id, fields }) => ({ id, left: placed(at(fields.local_date)) })),
    years: yearsBetween(new Date(first), new Date(last)).map((year) => ({
      year,
      left: placed(new Date(year, 0, 1, 12).getTime()),
    })),
  };
}

function spanOf({ id, fields }: LocalRecord, placed: (time: number) => number, last: number): Span {
  const ends = fields.until_date ? meant(fields.until_date, fields.until_precision) : null;
  const end = ends ? Math.min(at(ends[1]) + DAY_MS, last) : last;
  const left = placed(at(meant(fields.local_date, fields.precision)[0]));
  const width = Math.min(
    Math.max(placed(end) - left, placed(end) > 0 ? NARROWEST : 0),
    100 - Math.min(left, 100 - NARROWEST),
  );
  const exact = EXACT.has(fields.precision) && EXACT.has(fields.until_precision);
  const sure = ends && ends[0] !== ends[1] ? placed(at(ends[0])) - left : width;
  const firm = Math.min(Math.max(sure, 0), width);
  return { id, left: Math.min(left, 100 - NARROWEST), width, firm, exact, open: !fields.until_date };
}

function yearsBetween(first: Date, last: Date): number[] {
  const from = first.getFullYear() + 1;
  const count = last.getFullYear() - from + 1;
  const step = Math.max(1, Math.ceil(count / MOST_MARKS));
  return Array.from({ length: Math.max(0, Math.ceil(count / step)) }, (_, place) => from + place * step);
}
