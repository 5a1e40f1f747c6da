/** Where the person stopped: the step and the notes it wrote, never an answer. Answers are notes at once. */
import { database } from '../store/database';

export const STEPS = [
  'margin',
  'pain',
  'acceptable',
  'life',
  'work',
  'need',
  'goals',
  'since',
  'phq-4',
  'rmdq-24',
  'end',
] as const;

export type Step = (typeof STEPS)[number];

/** The one note each of these writes, amended when the person goes back. */
export type Slot = 'checkin' | 'trio-3' | 'phq-4' | 'rmdq-24' | 'work' | 'need';

export interface Draft {
  account: string;
  /** The lived day the answers are of; another day starts other notes. */
  day: string;
  step: Step;
  /** The furthest step shown: what was shown and passed differs from what was never shown. */
  furthest: Step;
  ids: Partial<Record<Slot, string>>;
  written: string[];
}

const KEY = 'point';

export function newDraft(account: string, day: string): Draft {
  return { account, day, step: 'margin', furthest: 'margin', ids: {}, written: [] };
}

/** Answers of another day belong to that day; the place where the person stopped does not. */
export function continued(draft: Draft, day: string): Draft {
  return draft.day === day ? draft : { ...draft, day, ids: {} };
}

export async function keptDraft(account: string): Promise<Draft | null> {
  const kept = (await (await database()).get('meta', KEY)) as Draft | undefined;
  return kept?.account === account && kept.step !== 'end' ? kept : null;
}

export async function keepDraft(draft: Draft): Promise<void> {
  await (await database()).put('meta', draft, KEY);
}

export async function dropDraft(): Promise<void> {
  await (await database()).delete('meta', KEY);
}
