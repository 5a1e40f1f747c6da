/** Where two writings met: what is set beside a note until somebody chooses, and the number another device replaced. */
import type { Change, Fields } from '../api/contract';
import type { LocalRecord } from '../store/database';

/** Words the service kept beside a note without showing them in it. */
export interface Beside {
  mutation_id: string;
  op: 'put' | 'delete';
  /** What it says otherwise than the note. */
  fields: Fields;
  role: string;
  at: string;
  /** The note had been removed when these words arrived. */
  afterRemoval: boolean;
}

interface Numbers {
  mutation_id: string;
  fields: Fields;
}

/** What a device remembers of a record for this. */
export interface Twofold {
  beside?: Beside[];
  replaced?: { fields: Fields; at: string };
  /** The last changes of numbers, oldest first: what another device may not have seen. */
  numbers?: Numbers[];
  /** Who wrote the note as it stands, and when it was received. */
  standing?: { role: string; at: string };
}

const REMEMBERED = 6;
const MARK_DAYS = 14;
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

export function twofoldAfter(known: LocalRecord | undefined, change: Change): Twofold {
  const beside = besideAfter(known?.beside ?? [], change);
  const replaced = replacedAfter(known, change);
  const numbers = numbersAfter(known?.numbers ?? [], change);
  return {
    standing: standingAfter(known, change),
    ...(beside.length > 0 ? { beside } : {}),
    ...(replaced ? { replaced } : {}),
    ...(numbers.length > 0 ? { numbers } : {}),
  };
}

function standingAfter(known: LocalRecord | undefined, change: Change): { role: string; at: string } {
  if (change.status === 'conflict' && known?.standing) return known.standing;
  return { role: change.author_role ?? 'patient', at: change.received_at };
}

function besideAfter(beside: Beside[], change: Change): Beside[] {
  if (change.status !== 'conflict') {
    if (change.op === 'delete') return [];
    return beside.filter((one) => !settles(one, change.fields ?? {}, change.parent));
  }
  const fields = Object.fromEntries(
    Object.entries(change.fields ?? {}).filter(([name, value]) => !same(value, change.state?.[name])),
  );
  if (change.op === 'put' && !change.deleted && Object.keys(fields).length === 0) return beside;
  return [
    ...beside,
    {
      mutation_id: change.mutation_id,
      op: change.op,
      fields,
      role: change.author_role ?? 'patient',
      at: change.received_at,
      afterRemoval: change.deleted && change.op === 'put',
    },
  ];
}

/** A later writing about the same thing, or one that follows it, is the choice. */
function settles(one: Beside, fields: Fields, parent: string | null): boolean {
  if (one.op === 'delete' || one.afterRemoval || parent === one.mutation_id) return true;
  return Object.keys(fields).some((name) => name in one.fields);
}

/** What is left beside a note once this was written here. */
export function besideWriting(beside: Beside[] | undefined, op: 'put' | 'delete', fields: Fields): Beside[] {
  if (op === 'delete') return [];
  return (beside ?? []).filter((one) => !settles(one, fields, null));
}

/** The offset belongs to the moment, which is words: two of them are never laid over one another. */
const numbersIn = (fields: Fields | null | undefined): Fields =>
  Object.fromEntries(
    Object.entries(fields ?? {}).filter(
      ([name, value]) => typeof value === 'number' && name !== 'offset_min',
    ),
  );

/** The first writing of a note is the note itself. */
function numbersAfter(numbers: Numbers[], change: Change): Numbers[] {
  const fields = numbersIn(change.fields);
  const isFirst = change.base === null && change.status === 'applied';
  if (isFirst || change.status === 'conflict' || Object.keys(fields).length === 0) return numbers;
  return [...numbers, { mutation_id: change.mutation_id, fields }].slice(-REMEMBERED);
}

/** A number of this person laid over another that its device had not seen. */
function replacedAfter(known: LocalRecord | undefined, change: Change): Twofold['replaced'] {
  const said = numbersIn(change.fields);
  if (change.status === 'merged' && change.op === 'put') {
    const lost = Object.entries(unseenBy(change, known)).filter(
      ([name, value]) => name in said && said[name] !== value,
    );
    if (lost.length > 0) return { fields: Object.fromEntries(lost), at: change.received_at };
  }
  const still = known?.replaced;
  return still && !Object.keys(change.fields ?? {}).some((name) => name in still.fields) ? still : undefined;
}

function unseenBy(change: Change, known: LocalRecord | undefined): Fields {
  if (change.base === null) return change.parent === null ? numbersIn(known?.received?.fields) : {};
  const numbers = known?.numbers ?? [];
  const seen = numbers.findIndex((one) => one.mutation_id === change.base);
  const unseen = numbers.slice(seen + 1).filter((one) => one.mutation_id !== change.parent);
  return Object.assign({}, ...unseen.map((one) => one.fields)) as Fields;
}

/** The mark on a note, for as long as somebody may still remember what they had said. */
export function replacedIn(record: LocalRecord, now: Date): Fields | null {
  const { replaced } = record;
  if (!replaced || now.getTime() - Date.parse(replaced.at) > MARK_DAYS * 86_400_000) return null;
  return replaced.fields;
}
