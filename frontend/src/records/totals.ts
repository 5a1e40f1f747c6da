/** What the totals of each version of a questionnaire range over: the service counts them, here they are only read. */
import type { Fields } from '../api/contract';
import totals from './totals.json';

/** By version: the least and the most of each total; a third number where higher is better. */
const TOTALS: Record<string, Record<string, number[]>> = { ...totals };

/** Those only a professional's screens show. */
export function learnTotals(more: Record<string, Record<string, number[]>>): void {
  Object.assign(TOTALS, more);
}

export interface Total {
  key: string;
  value: number;
  range: [number, number];
  /** Null where no end of it is the heavier one. */
  heavier: boolean | null;
}

/** Nothing until the service has counted, and nothing of a questionnaire this application does not know. */
export function totalsOf(fields: Fields): Total[] {
  const known = TOTALS[`${fields.instrument_id}.${fields.instrument_version}`];
  const scores = fields.scores as Record<string, number> | null | undefined;
  return Object.entries(known ?? {}).flatMap(([key, [lowest = 0, highest = 0, better]]) => {
    const value = scores?.[key];
    return value === undefined ? [] : [{ key, value, range: [lowest, highest], heavier: !better }];
  });
}
