/** One session being logged: what was touched so far, and nothing that was not. Records are written when it is saved. */
import type { Fields, ToolKind, Visit } from '../api/contract';
import type { LocalRecord } from '../store/database';
import { livedDay } from '../store/days';
import { newId } from '../store/ids';

export type Mode = NonNullable<Visit['mode']>;
export type Reason = NonNullable<Visit['reason']>;
export type ToolReviewed = NonNullable<Visit['tools']>[number];
export type ToolChange = ToolReviewed['change'];
export type GoalState = 'current' | 'paused' | 'reached' | 'let_go';

export const MODES: Mode[] = ['in_person', 'home', 'video', 'phone', 'written'];
export const REASONS: Reason[] = ['planned', 'need', 'flare', 'event', 'check_in', 'other'];
export const DURATIONS = [20, 30, 45, 60, 90];

/** A few words that become a record of their own when the session is saved. */
export interface Piece {
  id: string;
  text: string;
  why?: string;
}

export interface NewTool {
  id: string;
  kind: ToolKind;
  label: string;
}

/** What became of a goal: other words, another state, or both. */
export interface GoalTouched {
  text?: string;
  why?: string;
  state?: GoalState;
}

export interface Draft {
  account: string;
  patient: string;
  /** As the person is called here, so that what is unfinished can be named without network. */
  name: string;
  /** The visit record this becomes, or already is. */
  visit: string;
  amends: boolean;
  started_at: string;
  day: string;
  mode: Mode;
  reason: Reason | null;
  minutes: number | null;
  topics: string[];
  tools: ToolReviewed[];
  newTools: NewTool[];
  goals: Record<string, GoalTouched>;
  newGoals: Piece[];
  /** Needs that are no longer current. */
  needsPast: string[];
  newNeeds: Piece[];
  adjustments: Piece[];
  theirWords: string;
  agreed: string;
  summary: string;
  values: Fields;
  checkin: string;
  next: string | null;
  door: boolean;
  rhythm: Piece | null;
  /** For their author alone; the visit does not name it. */
  note: Piece | null;
  /** What the visit already points at. */
  linked: string[];
}

export interface About {
  account: string;
  patient: string;
  name: string;
}

export function newDraft(about: About, now: Date): Draft {
  return {
    ...about,
    visit: newId(),
    amends: false,
    started_at: now.toISOString(),
    day: livedDay(now),
    mode: 'in_person',
    reason: null,
    minutes: null,
    topics: [],
    tools: [],
    newTools: [],
    goals: {},
    newGoals: [],
    needsPast: [],
    newNeeds: [],
    adjustments: [],
    theirWords: '',
    agreed: '',
    summary: '',
    values: {},
    checkin: newId(),
    next: null,
    door: false,
    rhythm: null,
    note: null,
    linked: [],
  };
}

type Find = (id: string) => LocalRecord | undefined;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A session already noted, opened again: its own words, and those of what it points at. */
export function amending(visit: LocalRecord, about: About, find: Find, now: Date): Draft {
  const fields = visit.fields as Partial<Visit>;
  const linked = fields.linked_ids ?? [];
  const ofKind = (kind: string) => linked.map(find).filter((one) => one?.kind === kind && !one.deleted);
  const [checkin, rhythm] = [ofKind('checkin')[0], ofKind('rhythm')[0]];
  const asked = (checkin?.fields.asked ?? []) as string[];
  return {
    ...newDraft(about, now),
    visit: visit.id,
    amends: true,
    day: textOf(fields.local_date),
    mode: fields.mode ?? 'in_person',
    reason: fields.reason ?? null,
    minutes: fields.duration_minutes ?? null,
    topics: fields.topics ?? [],
    tools: fields.tools ?? [],
    adjustments: (fields.adjustments ?? []).flatMap((id) => pieceOf(find(id), 'what')),
    theirWords: fields.their_words ?? '',
    agreed: fields.agreed ?? '',
    summary: fields.therapist_summary ?? '',
    values: Object.fromEntries(asked.map((key) => [key, checkin?.fields[key] ?? null])),
    ...(checkin ? { checkin: checkin.id } : {}),
    next: fields.next_date ?? null,
    door: fields.open_door ?? false,
    rhythm: pieceOf(rhythm, 'text')[0] ?? null,
    linked,
  };
}

export function pieceOf(record: LocalRecord | undefined, field: string): Piece[] {
  if (!record || record.deleted) return [];
  return [{ id: record.id, text: textOf(record.fields[field]), why: textOf(record.fields.why) }];
}

/** A second tap takes a word back. */
export const turned = <Value>(chosen: Value[], value: Value): Value[] =>
  chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];

/** The same answer given again is no answer. */
export function toolTurned(draft: Draft, tool: { id: string; label: string }, change: ToolChange): Draft {
  const before = draft.tools.find((one) => one.tool_id === tool.id);
  const others = draft.tools.filter((one) => one.tool_id !== tool.id);
  if (before?.change === change) return { ...draft, tools: others };
  const said = { ...before, tool_id: tool.id, label: before?.label ?? tool.label, change };
  return {
    ...draft,
    tools: before ? draft.tools.map((one) => (one === before ? said : one)) : [...others, said],
  };
}

export const toolExplained = (draft: Draft, id: string, how: string): Draft => ({
  ...draft,
  tools: draft.tools.map((one) => (one.tool_id === id ? { ...one, how } : one)),
});

export function goalTouched(draft: Draft, id: string, touched: GoalTouched): Draft {
  const goals = { ...draft.goals, [id]: { ...draft.goals[id], ...touched } };
  return { ...draft, goals };
}

/** One plan for the next time: a date, or the door left open. */
export const nextOn = (draft: Draft, date: string): Draft => ({
  ...draft,
  next: draft.next === date ? null : date,
  door: false,
});

export const doorTurned = (draft: Draft): Draft => ({ ...draft, next: null, door: !draft.door });

/** Of a template: only what an ordinary session has, laid over what was touched already, topics added to those chosen. */
export interface Pattern {
  mode: Mode;
  reason?: Reason | null;
  duration_minutes?: number | null;
  topics?: string[];
}

export const laid = (draft: Draft, pattern: Pattern): Draft => ({
  ...draft,
  mode: pattern.mode,
  reason: pattern.reason ?? draft.reason,
  minutes: pattern.duration_minutes ?? draft.minutes,
  topics: [...new Set([...draft.topics, ...(pattern.topics ?? [])])],
});
