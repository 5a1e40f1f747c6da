/** The kinds of record a timeline shows, and where each is read. */
export const PLURALS = {
  visit: 'visits',
  flare: 'flares',
  life_event: 'life-events',
  checkin: 'checkins',
  night: 'nights',
  story: 'stories',
  annotation: 'annotations',
  pain_map: 'pain-maps',
  weighting: 'weightings',
  prom_response: 'prom-responses',
  prom_request: 'prom-requests',
  external_score: 'external-scores',
  tool_use: 'tool-uses',
  work_status: 'work-statuses',
  work_contact: 'work-contacts',
  need: 'needs',
  contact_wish: 'contact-wishes',
  goal: 'goals',
  adjustment: 'adjustments',
  rhythm: 'rhythms',
  focus_window: 'focus-windows',
  condition_label: 'condition-labels',
  attention_point: 'attention-points',
  care_actor: 'care-actors',
  care_contact: 'care-contacts',
  referral: 'referrals',
  red_flag_review: 'red-flag-reviews',
  private_note: 'private-notes',
} as const;

export type Kind = keyof typeof PLURALS;

export const isKind = (name: string): name is Kind => name in PLURALS;

export const pluralOf = (kind: Kind): string => PLURALS[kind];

/** What a professional reads first when opening a person's page. */
export const LATELY_SHOWN: Kind[] = ['flare', 'visit', 'life_event', 'story', 'adjustment', 'work_status'];
