/** What a person may say of a flare; every part is optional except when. */
import type { Moment } from '../store/days';
import type { ToolUsed } from '../toolbox/tools';

export const IMPACTS = ['activities', 'mood', 'sleep', 'work', 'relations'] as const;
export const CONTEXTS = [
  'life_event',
  'sleep',
  'stress',
  'load',
  'movement',
  'posture',
  'illness',
  'weather',
  'none_known',
  'other',
] as const;

export type Impact = (typeof IMPACTS)[number];
export type Context = (typeof CONTEXTS)[number];

export interface FlareWords {
  when: Partial<Moment>;
  precision: string;
  ongoing: boolean;
  until_date: string | null;
  until_precision: string | null;
  occurred_until: string | null;
  worst_pain: number | null;
  impacts: Impact[];
  context: Context[];
  regions: string[];
  tools_used: ToolUsed[];
  note: string | null;
  wants_contact: boolean;
  source: string;
}
