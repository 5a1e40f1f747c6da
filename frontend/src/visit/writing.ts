/** From a draft to what is written: each record once, and of a known one only what has changed. */
import type { Fields } from '../api/contract';
import { recalibrated } from '../point/goals';
import type { LocalRecord } from '../store/database';
import { type Moment, momentOf } from '../store/days';
import type { Intent } from '../sync/write';
import type { Draft, GoalTouched, Piece } from './draft';

type Find = (id: string) => LocalRecord | undefined;
type Written = Pick<Intent, 'kind' | 'record_id' | 'fields'>;

/** What a visit refers to comes before the visit, what refers to it after. */
export function intentsOf(draft: Draft, find: Find): Intent[] {
  const beside = besideVisit(draft, find).flatMap((one) => changed(one, find(one.record_id)));
  const linked = [...draft.linked, ...besideVisit(draft, find).map((one) => one.record_id)];
  const isAdjustment = new Set(draft.adjustments.map((one) => one.id));
  const visit = visitOf(
    draft,
    [...new Set(linked)].filter((id) => !isAdjustment.has(id)),
  );
  const own = changed(visit, find(draft.visit));
  const note = noteOf(draft).flatMap((one) => changed(one, find(one.record_id)));
  return [...beside, ...own, ...note].map((one) => ({
    ...intent(draft, one),
    ...when(draft, find(one.record_id)),
  }));
}

const intent = ({ account, patient }: Draft, one: Written): Intent => ({
  account,
  patient,
  op: 'put',
  ...one,
});

/** A record that is there keeps the moment it has. */
function when(draft: Draft, known: LocalRecord | undefined): { when?: Partial<Moment> } {
  if (known) return {};
  const started = momentOf(new Date(draft.started_at));
  if (started.local_date === draft.day) return { when: started };
  return { when: { local_date: draft.day, zone: started.zone, offset_min: started.offset_min } };
}

/** Null says that something was taken back; a new record does not say what it does not hold. */
function changed(written: Written, known: LocalRecord | undefined): Written[] {
  const before = known?.fields ?? {};
  const differs = ([name, value]: [string, unknown]) =>
    known ? name !== 'source' && asText(before[name]) !== asText(value) : !isNothing(value);
  const fields = Object.fromEntries(Object.entries(written.fields).filter(differs));
  return Object.keys(fields).length > 0 ? [{ ...written, fields }] : [];
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
const asText = (value: unknown): string => JSON.stringify(isNothing(value) ? null : value);
const said = (text: string | null | undefined): string | null => text?.trim() || null;

function visitOf(draft: Draft, linked_ids: string[]): Written {
  const tools = draft.tools.map(({ how, ...tool }) => ({
    ...tool,
    ...(said(how) ? { how: said(how) } : {}),
  }));
  const added = draft.newTools.map(({ id, label }) => ({ tool_id: id, label, change: 'new' }));
  const fields: Fields = {
    source: 'session',
    mode: draft.mode,
    reason: draft.reason,
    duration_minutes: draft.minutes,
    topics: draft.topics,
    adjustments: named(draft.adjustments).map((one) => one.id),
    tools: [...tools, ...added],
    linked_ids,
    their_words: said(draft.theirWords),
    agreed: said(draft.agreed),
    next_date: draft.next,
    open_door: draft.door,
    therapist_summary: said(draft.summary),
  };
  return { kind: 'visit', record_id: draft.visit, fields };
}

const named = (pieces: Piece[]): Piece[] => pieces.filter((one) => one.text.trim());

function besideVisit(draft: Draft, find: Find): Written[] {
  return [
    ...draft.newTools.map(({ id, kind, label }) => record('tool_use', id, { kind, label, ongoing: true })),
    ...stopped(draft),
    ...goalsOf(draft, find),
    ...named(draft.newGoals).map((one) =>
      record('goal', one.id, { text: one.text.trim(), why_it_matters: said(one.why) }),
    ),
    ...draft.needsPast.map((id) => ({ kind: 'need', record_id: id, fields: { still_current: false } })),
    ...named(draft.newNeeds).map((one) => record('need', one.id, { text: one.text.trim() })),
    ...named(draft.adjustments).map((one) =>
      record('adjustment', one.id, { what: one.text.trim(), why: said(one.why) }),
    ),
    ...checkinOf(draft),
    ...(draft.rhythm?.text.trim()
      ? [record('rhythm', draft.rhythm.id, { text: draft.rhythm.text.trim(), door_open: true })]
      : []),
  ];
}

const record = (kind: string, record_id: string, fields: Fields): Written => ({
  kind,
  record_id,
  fields: { ...fields, source: 'session' },
});

/** A tool that was stopped ends that day; other changes are said in the visit alone. */
const stopped = (draft: Draft): Written[] =>
  draft.tools.flatMap(({ tool_id, change }) =>
    change === 'stopped' && tool_id
      ? [
          {
            kind: 'tool_use',
            record_id: tool_id,
            fields: { ongoing: false, until_date: draft.day, until_precision: 'day' },
          },
        ]
      : [],
  );

function goalsOf(draft: Draft, find: Find): Written[] {
  return Object.entries(draft.goals).flatMap(([record_id, touched]) => {
    const goal = find(record_id);
    const fields = goal ? goalFields(goal, touched, draft.day) : {};
    return Object.keys(fields).length > 0 ? [{ kind: 'goal', record_id, fields }] : [];
  });
}

/** The old words stay beside the new ones, with the day and the reason. */
function goalFields(goal: LocalRecord, { text, why, state }: GoalTouched, day: string): Fields {
  const fields: Fields = {
    ...(text === undefined ? {} : recalibrated(goal, text, day)),
    ...(state ? { state } : {}),
  };
  const history = fields.recalibrations as Record<string, unknown>[] | undefined;
  if (!history || !said(why)) return fields;
  return {
    ...fields,
    recalibrations: history.map((one, at) => (at === history.length - 1 ? { ...one, why: said(why) } : one)),
  };
}

/** Asked aloud: what was asked and passed is kept as such. */
function checkinOf(draft: Draft): Written[] {
  const asked = Object.keys(draft.values);
  return asked.length === 0 ? [] : [record('checkin', draft.checkin, { asked, ...draft.values })];
}

const noteOf = ({ note, visit }: Draft): Written[] =>
  note?.text.trim() ? [record('private_note', note.id, { text: note.text.trim(), about_id: visit })] : [];
