/** What the totals of each version of a questionnaire range over: the service counts them, here they are only read. */
import type { Fields } from '../api/contract';

interface Totals {
  heavier: boolean;
  ranges: Record<string, [number, number]>;
}

export const TOTALS: Record<string, Totals> = {
  'trio-3.1': { heavier: true, ranges: { mean: [0, 10] } },
  'phq-4.1': { heavier: true, ranges: { anxiety: [0, 6], depression: [0, 6], total: [0, 12] } },
  'rmdq-24.1': { heavier: true, ranges: { total: [0, 24] } },
  'pgic.1': { heavier: true, ranges: { change: [1, 7] } },
  'pass.1': { heavier: false, ranges: { acceptable: [0, 1] } },
};

export interface Total {
  key: string;
  value: number;
  range: [number, number];
  heavier: boolean;
}

/** Nothing until the service has counted, and nothing of a questionnaire this application does not know. */
export function totalsOf(fields: Fields): Total[] {
  const known = TOTALS[`${fields.instrument_id}.${fields.instrument_version}`];
  const scores = fields.scores as Record<string, number> | null | undefined;
  return Object.entries(known?.ranges ?? {}).flatMap(([key, range]) => {
    const value = scores?.[key];
    return known && value !== undefined ? [{ key, value, range, heavier: known.heavier }] : [];
  });
}
