/** What each sort of note may ask; every question can be passed. */
import type { Fields, Helped } from '../api/contract';
import { WORK_FIRST, WORK_THEN } from '../point/work';

export type Sort = 'checkin' | 'pain_map' | 'night' | 'life_event' | 'tool_use' | 'story';

export const SORTS: Sort[] = ['checkin', 'pain_map', 'night', 'life_event', 'tool_use', 'story'];

/** Also changed from the notes, though said elsewhere: at « Faire le point », or in a session. */
export type Changed = Sort | 'need' | 'goal' | 'work_status';

export const isSort = (name: string): name is Sort => (SORTS as string[]).includes(name);

/** Three taps are the whole check-in; the other questions wait behind « autre chose encore ». */
export const FIRST_ASKED = 3;

type Ask =
  | 'margin'
  | 'signed'
  | 'yes_no'
  | 'valence'
  | 'scale'
  | 'hours'
  | 'choice'
  | 'subtype'
  | 'tool'
  | 'line'
  | 'text'
  | 'body';

export interface Question {
  field: string;
  ask: Ask;
  options?: readonly string[];
}

const CATEGORIES = [
  'couple',
  'family',
  'caring',
  'own_health',
  'relative_health',
  'bereavement',
  'work',
  'study',
  'home',
  'money',
  'legal_admin',
  'rhythm_change',
  'social',
  'world',
  'good_news',
  'other',
] as const;

/** These start as the person's alone, here as at the service. */
const PRIVATE_CATEGORIES = new Set<unknown>(['money', 'legal_admin']);
const PRIVATE_SUBTYPES = new Set<unknown>(['violence']);

export const startsPrivate = ({ category, subtype }: Fields): boolean =>
  PRIVATE_CATEGORIES.has(category) || PRIVATE_SUBTYPES.has(subtype);

export const HELPED: Helped[] = ['a_lot', 'a_bit', 'no_difference', 'harder', 'dont_know'];

export const QUESTIONS: Record<Changed, Question[]> = {
  checkin: [
    { field: 'margin', ask: 'margin' },
    { field: 'stress', ask: 'scale' },
    { field: 'mental_load', ask: 'scale' },
    { field: 'pain_now', ask: 'scale' },
    { field: 'sleep_quality', ask: 'scale' },
    { field: 'activity_load', ask: 'signed' },
    { field: 'work_load', ask: 'signed' },
    { field: 'confidence', ask: 'scale' },
    { field: 'acceptable', ask: 'choice', options: ['yes', 'no', 'unsure'] },
    { field: 'matters_done', ask: 'yes_no' },
    { field: 'matters_text', ask: 'text' },
  ],
  pain_map: [
    { field: 'regions', ask: 'body' },
    { field: 'widespread', ask: 'body' },
    { field: 'main_region', ask: 'body' },
    { field: 'note', ask: 'text' },
  ],
  night: [
    { field: 'sleep_minutes', ask: 'hours' },
    { field: 'quality', ask: 'scale' },
    { field: 'note', ask: 'text' },
  ],
  life_event: [
    { field: 'category', ask: 'choice', options: CATEGORIES },
    { field: 'subtype', ask: 'subtype' },
    { field: 'title', ask: 'line' },
    { field: 'valence', ask: 'valence' },
    { field: 'weighs_now', ask: 'choice', options: ['yes', 'a_little', 'no'] },
    { field: 'note', ask: 'text' },
  ],
  tool_use: [
    { field: 'kind', ask: 'tool' },
    { field: 'label', ask: 'line' },
    {
      field: 'helped',
      ask: 'choice',
      options: HELPED,
    },
    { field: 'note', ask: 'text' },
  ],
  story: [{ field: 'text', ask: 'text' }],
  need: [{ field: 'text', ask: 'line' }],
  goal: [
    { field: 'text', ask: 'line' },
    { field: 'why_it_matters', ask: 'text' },
    { field: 'state', ask: 'choice', options: ['current', 'paused', 'reached', 'let_go'] },
  ],
  work_status: [
    { field: 'status', ask: 'choice', options: [...WORK_FIRST, ...WORK_THEN] },
    { field: 'note', ask: 'text' },
  ],
};

export const isChanged = (kind: string): kind is Changed => kind in QUESTIONS;

/** Everyday tools first, as they come in the catalogue; nothing is ranked. */
export const TOOLS_FIRST = [
  'walking',
  'physio_exercise',
  'stretching',
  'relaxation',
  'breathing',
  'heat_cold',
  'massage',
  'meditation_mindfulness',
  'pacing',
  'pleasure_activity',
  'social_support',
  'analgesic',
] as const;

export const TOOLS_THEN = [
  'nsaid',
  'opioid',
  'antidepressant_for_pain',
  'antiepileptic_for_pain',
  'muscle_relaxant',
  'anxiolytic_hypnotic',
  'topical',
  'cannabis_medical',
  'other_drug',
  'infiltration',
  'nerve_block',
  'mesotherapy',
  'surgery',
  'neurostimulation',
  'rtms',
  'adapted_physical_activity',
  'strength',
  'tens',
  'balneotherapy',
  'manual_therapy',
  'osteopathy',
  'chiropractic',
  'acupuncture',
  'school_of_back',
  'functional_restoration',
  'cbt',
  'act',
  'hypnosis',
  'self_hypnosis',
  'cardiac_coherence',
  'emdr',
  'psychotherapy',
  'support_group',
  'pain_education',
  'etp',
  'sleep_habits',
  'work_arrangement',
  'aids',
  'listening',
] as const;

export const MARGINS = [3, 2, 1, 0, -1, -2, -3] as const;
