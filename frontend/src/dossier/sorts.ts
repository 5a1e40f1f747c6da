/** What can be said of each sort of thing in a person's file; nearly every question can be passed. */
import type { Kind } from '../records/kinds';

export type Ask =
  | 'choice'
  | 'several'
  | 'line'
  | 'words'
  | 'percent'
  | 'scale'
  | 'yes_no'
  | 'day'
  | 'flag'
  | 'actor'
  | 'tool';

export interface Question {
  field: string;
  ask: Ask;
  options?: readonly string[];
  /** Asked only where another answer makes sense of it. */
  where?: { field: string; among: readonly unknown[] };
  /** Words of whoever wrote them first: nobody else changes them. */
  own?: boolean;
  maxlength?: number;
}

export interface Sort {
  kind: Kind;
  /** A period with a beginning and perhaps an end, or a day. */
  lasts: boolean;
  /** Whether the record says itself that it goes on; a situation of work does so by having no end. */
  ongoing: boolean;
  needed: readonly string[];
  questions: readonly Question[];
}

export const STATUSES = [
  'working_usual',
  'working_adapted',
  'therapeutic_part_time',
  'sick_leave',
  'sick_leave_at',
  'sick_leave_mp',
  'reclassified',
  'unfit',
  'disability_1',
  'disability_2',
  'disability_3',
  'retraining',
  'job_seeking',
  'not_working',
  'student',
  'retired',
  'carer_home',
] as const;

export const ATTRIBUTES = ['rqth', 'self_employed'] as const;

export const WORK_CONTACTS = [
  'pre_return_visit',
  'return_visit',
  'liaison_meeting',
  'on_request_visit',
  'occupational_physician',
  'social_security_physician',
] as const;

/** Those who treat first, then those of work, then everybody else who counts. */
export const ROLES = [
  'general_practitioner',
  'physiotherapist',
  'rheumatologist',
  'pain_physician',
  'pain_clinic',
  'rehabilitation_physician',
  'neurologist',
  'surgeon',
  'anaesthetist',
  'psychiatrist',
  'psychologist',
  'nurse',
  'pharmacist',
  'occupational_therapist',
  'adapted_activity_teacher',
  'dietitian',
  'osteopath',
  'chiropractor',
  'acupuncturist',
  'occupational_physician',
  'social_security_physician',
  'social_worker',
  'employer',
  'carer',
  'patient_association',
  'lawyer_expert',
  'other',
] as const;

export const PROCEDURES = [
  'infiltration',
  'nerve_block',
  'mesotherapy',
  'surgery',
  'neurostimulation',
  'rtms',
] as const;

export const isProcedure = (kind: unknown): boolean => PROCEDURES.some((one) => one === kind);

/** The five families of tools and treatments, each in the order of the catalogue. */
export const FAMILIES = {
  drug: [
    'analgesic',
    'nsaid',
    'opioid',
    'antidepressant_for_pain',
    'antiepileptic_for_pain',
    'muscle_relaxant',
    'anxiolytic_hypnotic',
    'topical',
    'cannabis_medical',
    'other_drug',
  ],
  procedure: PROCEDURES,
  body: [
    'physio_exercise',
    'adapted_physical_activity',
    'walking',
    'strength',
    'relaxation',
    'breathing',
    'stretching',
    'heat_cold',
    'massage',
    'tens',
    'balneotherapy',
    'manual_therapy',
    'osteopathy',
    'chiropractic',
    'acupuncture',
    'school_of_back',
    'functional_restoration',
  ],
  mind: [
    'cbt',
    'act',
    'hypnosis',
    'self_hypnosis',
    'meditation_mindfulness',
    'cardiac_coherence',
    'emdr',
    'psychotherapy',
    'support_group',
  ],
  organisation: [
    'pain_education',
    'etp',
    'pacing',
    'sleep_habits',
    'work_arrangement',
    'aids',
    'social_support',
    'listening',
    'pleasure_activity',
  ],
} as const;

export type Family = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as Family[];

export const ATTENTION_FAMILIES = ['red', 'yellow', 'blue', 'black', 'orange'] as const;
export const REFERRAL_STATES = ['proposed', 'accepted', 'declined', 'under_way'] as const;

const FOLLOWED = ['yes', 'partly', 'no', 'not_yet', 'dont_know'] as const;
const HELPED = ['a_lot', 'a_bit', 'no_difference', 'harder', 'dont_know'] as const;
const ofProcedures = { field: 'kind', among: PROCEDURES };
const note: Question = { field: 'note', ask: 'words', own: true };

export const SORTS = {
  work_status: {
    kind: 'work_status',
    lasts: true,
    ongoing: false,
    needed: ['status'],
    questions: [
      { field: 'status', ask: 'choice', options: STATUSES },
      { field: 'percent_time', ask: 'percent' },
      { field: 'job', ask: 'line' },
      { field: 'attributes', ask: 'several', options: ATTRIBUTES },
      note,
    ],
  },
  work_contact: {
    kind: 'work_contact',
    lasts: false,
    ongoing: false,
    needed: ['type'],
    questions: [
      { field: 'type', ask: 'choice', options: WORK_CONTACTS },
      { field: 'outcome_text', ask: 'words' },
      { field: 'recommendation_followed', ask: 'choice', options: FOLLOWED },
      note,
    ],
  },
  care_actor: {
    kind: 'care_actor',
    lasts: true,
    ongoing: true,
    needed: ['role'],
    questions: [
      { field: 'role', ask: 'choice', options: ROLES },
      { field: 'name', ask: 'line' },
      { field: 'contact', ask: 'line' },
      note,
    ],
  },
  care_contact: {
    kind: 'care_contact',
    lasts: false,
    ongoing: false,
    needed: ['type'],
    questions: [
      { field: 'type', ask: 'choice', options: ['letter', 'phone', 'opinion', 'meeting', 'report'] },
      { field: 'actor_id', ask: 'actor' },
      {
        field: 'role',
        ask: 'choice',
        options: ROLES,
        where: { field: 'actor_id', among: [null, undefined] },
      },
      { field: 'text', ask: 'words' },
    ],
  },
  referral: {
    kind: 'referral',
    lasts: false,
    ongoing: false,
    needed: ['role'],
    questions: [
      { field: 'role', ask: 'choice', options: ROLES },
      { field: 'actor_id', ask: 'actor' },
      { field: 'what', ask: 'line' },
    ],
  },
  tool_use: {
    kind: 'tool_use',
    lasts: true,
    ongoing: true,
    needed: ['kind'],
    questions: [
      { field: 'kind', ask: 'tool' },
      { field: 'label', ask: 'line' },
      { field: 'with_whom', ask: 'line' },
      { field: 'site', ask: 'line', where: ofProcedures },
      { field: 'guidance', ask: 'line', where: ofProcedures },
      { field: 'pain_before', ask: 'scale', where: ofProcedures },
      { field: 'pain_after', ask: 'scale', where: ofProcedures },
      { field: 'helped', ask: 'choice', options: HELPED },
      { field: 'keeps_in_toolbox', ask: 'yes_no' },
      { field: 'side_effects', ask: 'words', own: true },
      note,
    ],
  },
  attention_point: {
    kind: 'attention_point',
    lasts: false,
    ongoing: false,
    needed: ['text', 'kind'],
    questions: [
      { field: 'text', ask: 'words' },
      { field: 'kind', ask: 'choice', options: ATTENTION_FAMILIES },
      { field: 'state', ask: 'choice', options: ['asked', 'not_yet', 'declined', 'noted'] },
      { field: 'said_between_the_lines', ask: 'flag' },
      { field: 'review_on', ask: 'day' },
    ],
  },
  private_note: {
    kind: 'private_note',
    lasts: false,
    ongoing: false,
    needed: ['text'],
    questions: [{ field: 'text', ask: 'words', own: true, maxlength: 5000 }],
  },
} as const satisfies Record<string, Sort>;

export type SortName = keyof typeof SORTS;
