/** Keeping, changing and removing a note on this device, each with the way back. */
import type { Fields } from '../api/contract';
import { say } from '../design/voice.svelte';
import { session } from '../session/session.svelte';
import { database, type LocalRecord } from '../store/database';
import { sendNow } from '../sync/engine.svelte';
import { writeIntent } from '../sync/write';
import { w } from './wording';

interface Note {
  kind: string;
  record_id: string;
  fields: Fields;
  /** Whose notebook it is; the reader’s own unless a professional says. */
  patient?: string;
}

/** The last thing done, as long as it can be undone where the person stands. */
export const last = $state<{ sentence: string; undo: (() => Promise<void>) | null }>({
  sentence: '',
  undo: null,
});

export async function localNote(
  id: string,
  patient = session.viewer?.patient_id ?? '',
): Promise<LocalRecord | undefined> {
  return (await database()).get('records', [patient, id]);
}

async function write(note: Note, op: 'put' | 'delete'): Promise<void> {
  const { account_id, patient_id } = session.viewer ?? {};
  const patient = note.patient ?? patient_id;
  if (!account_id || !patient) return;
  await writeIntent({ ...note, account: account_id, patient, op });
  void sendNow();
}

function offer(sentence: string, undo: () => Promise<void>): void {
  last.sentence = sentence;
  last.undo = undo;
  say(sentence, { shown: false });
}

export function forgetLast(): void {
  last.sentence = '';
  last.undo = null;
}

export async function undoLast(): Promise<void> {
  const { undo } = last;
  forgetLast();
  await undo?.();
  say(w().undone);
}

/** Several answers kept one after the other are taken back together: `since` is how it was before the first. */
export interface Since {
  before: LocalRecord | undefined;
  fields: Fields;
}

export async function keepNote(note: Note, sentence: string, since?: Since): Promise<void> {
  const { before, fields } = since ?? {
    before: await localNote(note.record_id, note.patient),
    fields: note.fields,
  };
  await write(note, 'put');
  offer(sentence, () => putBack({ ...note, fields }, before));
}

async function putBack(note: Note, before: LocalRecord | undefined): Promise<void> {
  if (!before || before.deleted) return write({ ...note, fields: {} }, 'delete');
  const names = Object.keys(note.fields);
  const fields = Object.fromEntries(names.map((name) => [name, before.fields[name] ?? null]));
  await write({ ...note, fields }, 'put');
}

export async function removeNote(record: LocalRecord, sentence: string): Promise<void> {
  const { id: record_id, patient, kind, fields } = record;
  await write({ patient, kind, record_id, fields: {} }, 'delete');
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  offer(sentence, () => write({ patient, kind, record_id, fields: said }, 'put'));
}
