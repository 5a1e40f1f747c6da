/** Answered questionnaires of one person as lines over the years: versions are never mixed, silences never bridged. */
import type { Fields, Instrument } from '../api/contract';
import { learnTotals, totalsOf } from '../records/totals';
import type { LocalRecord } from '../store/database';
import { parseDay } from '../store/days';
import { answersOf } from './answers';
import totals from './totals.json';

learnTotals(totals);

export interface Group {
  /** The questionnaire and its version. */
  key: string;
  instrument: string;
  version: string;
  /** The latest first. */
  responses: LocalRecord[];
}

export function groupsOf(responses: LocalRecord[]): Group[] {
  const groups = new Map<string, Group>();
  for (const response of responses) {
    const { instrument_id, instrument_version } = response.fields as Record<string, string>;
    const key = `${instrument_id}.${instrument_version}`;
    const group = groups.get(key) ?? {
      key,
      instrument: `${instrument_id}`,
      version: `${instrument_version}`,
      responses: [],
    };
    group.responses.push(response);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export interface Point {
  day: string;
  value: number;
}

export interface Series {
  key: string;
  range: [number, number];
  /** The oldest first. */
  points: Point[];
}

/** A line for each total that was counted at least twice. */
export function seriesOf(group: Group): Series[] {
  const found = new Map<string, Series>();
  for (const { fields } of [...group.responses].reverse())
    for (const { key, value, range } of totalsOf(fields)) {
      const series = found.get(key) ?? { key, range, points: [] };
      series.points.push({ day: `${fields.local_date}`, value });
      found.set(key, series);
    }
  return [...found.values()].filter(({ points }) => points.length > 1);
}

const BRIDGED_DAYS = 200;
const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => parseDay(day).getTime() / DAY_MS;

export interface Placed extends Point {
  x: number;
  y: number;
}

/** Points in a box, and the strokes between those that are near enough in time. */
export function placed(
  series: Series,
  width: number,
  height: number,
): { points: Placed[]; strokes: [Placed, Placed][] } {
  const [lowest, highest] = series.range;
  const days = series.points.map(({ day }) => dayNumber(day));
  const first = Math.min(...days);
  const span = Math.max(...days) - first || 1;
  const points = series.points.map((point, place) => ({
    ...point,
    x: (((days[place] ?? first) - first) / span) * width,
    y: height - ((point.value - lowest) / (highest - lowest)) * height,
  }));
  const strokes = points.flatMap((point, place): [Placed, Placed][] => {
    const before = points[place - 1];
    return before && dayNumber(point.day) - dayNumber(before.day) <= BRIDGED_DAYS ? [[before, point]] : [];
  });
  return { points, strokes };
}

export type ScoreRange = Pick<Instrument['scores'][number], 'lowest' | 'highest' | 'tenths_in_a_step'>;

/** Whether a typed total is one this questionnaire can give: refused otherwise, never moved to the nearest. */
export function isPossible({ lowest, highest, tenths_in_a_step }: ScoreRange, value: number): boolean {
  const tenths = Math.round(value * 1000) / 100;
  return value >= lowest && value <= highest && (tenths - lowest * 10) % tenths_in_a_step === 0;
}

/** « 4,5 » as well as « 4.5 ». */
export function numberTyped(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

export const saidCount = (fields: Fields): number =>
  Object.values(answersOf(fields)).filter((answer) => answer !== null).length;

/** Responses whose attention item was answered above zero, and that nobody has spoken about yet. */
export function awaitingWords(responses: LocalRecord[], instruments: Instrument[]): LocalRecord[] {
  const items = new Map(instruments.map((one) => [`${one.id}.${one.version}`, one.attention_item]));
  return responses.filter(({ fields }) => {
    const item = items.get(`${fields.instrument_id}.${fields.instrument_version}`);
    return item && !fields.seen_together_on && (answersOf(fields)[item] ?? 0) > 0;
  });
}
