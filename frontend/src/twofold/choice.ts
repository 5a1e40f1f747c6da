/** What a choice between two versions writes: always a new mutation, never a correction of one that was made. */
import type { Fields } from '../api/contract';
import { keepNote, removeNote } from '../notes/keep.svelte';
import { database, type LocalRecord } from '../store/database';
import type { Beside } from '../sync/twofold';
import { w } from './wording';

/** Text a hand can join; dates and closed answers are chosen, not joined. */
const TEXTS = ['title', 'label', 'text', 'note'];

export const textsIn = (beside: Beside): string[] =>
  Object.keys(beside.fields).filter((name) => TEXTS.includes(name));

/** The note's own answers to what the other version says otherwise. */
export const standingFields = (note: LocalRecord, beside: Beside): Fields =>
  Object.fromEntries(Object.keys(beside.fields).map((name) => [name, note.fields[name] ?? null]));

export function joined(note: LocalRecord, beside: Beside): Fields {
  return Object.fromEntries(
    textsIn(beside).map((name) => [
      name,
      [note.fields[name], beside.fields[name]]
        .filter(Boolean)
        .join(name === 'title' || name === 'label' ? ' ' : '\n\n'),
    ]),
  );
}

export function keepVersion(note: LocalRecord, fields: Fields): Promise<void> {
  return keepNote({ kind: note.kind, record_id: note.id, fields }, w().chosen);
}

/** Brought back whole: the service takes it as new words on what was removed. */
export function keepRemoved(note: LocalRecord, beside: Beside): Promise<void> {
  const said = Object.entries({ ...note.fields, ...beside.fields }).filter(([, value]) => value !== null);
  return keepVersion(note, Object.fromEntries(said));
}

export const leaveRemoved = (note: LocalRecord): Promise<void> => removeNote(note, w().chosen);

/** Whether this device wrote a mutation, and when. */
export async function writtenHere(mutation: string | null): Promise<string | null> {
  return mutation ? ((await (await database()).get('sent', mutation))?.entry.written_at ?? null) : null;
}
