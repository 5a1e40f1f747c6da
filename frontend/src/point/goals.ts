/** Goals as they stand, and what becomes of one. The old words stay beside the new ones. */
import type { Fields } from '../api/contract';
import type { LocalRecord } from '../store/database';

export type Outcome = 'keep' | 'recalibrate' | 'paused' | 'let_go' | 'current';

const STANDING = new Set<unknown>(['idea', 'current', 'paused']);

export const standing = (goals: LocalRecord[]): LocalRecord[] =>
  goals.filter(({ fields }) => STANDING.has(fields.state ?? 'current'));

interface Recalibration {
  on: string;
  old: string;
  new: string;
  why?: string | null;
}

export const recalibrationsOf = (goal: LocalRecord): Recalibration[] =>
  (goal.fields.recalibrations as Recalibration[] | undefined) ?? [];

/** Null when nothing changes. A second wording on the same day corrects the first one. */
export function recalibrated(goal: LocalRecord, words: string, day: string): Fields | null {
  const text = words.trim();
  const old = String(goal.fields.text ?? '');
  if (!text || text === old) return null;
  const before = recalibrationsOf(goal);
  const last = before.at(-1);
  const corrects = last?.on === day && last.new === old;
  const history = corrects ? before.slice(0, -1) : before;
  const from = corrects ? last.old : old;
  return {
    text,
    recalibrations: from === text ? history : [...history, { on: day, old: from, new: text }],
    state: 'current',
  };
}
