/** One taking of stock: where the person is, and each answer kept as an ordinary note at once. */
import type { Fields } from '../api/contract';
import { keepNote, localNote } from '../notes/keep.svelte';
import { preferences } from '../preferences.svelte';
import { session } from '../session/session.svelte';
import { database, type LocalRecord } from '../store/database';
import { livedDay, momentOf } from '../store/days';
import { newId } from '../store/ids';
import {
  continued,
  type Draft,
  dropDraft,
  keepDraft,
  keptDraft,
  newDraft,
  type Slot,
  STEPS,
  type Step,
} from './draft';
import { p } from './wording';

const ASKED: Partial<Record<Step, string[]>> = {
  margin: ['margin'],
  pain: ['pain_avg_7d', 'pain_joy', 'pain_gets_in_way'],
  acceptable: ['acceptable'],
};
const TRIO = ['pain_avg_7d', 'pain_joy', 'pain_gets_in_way'] as const;

export async function notesOf(kind: string): Promise<LocalRecord[]> {
  const patient = session.viewer?.patient_id ?? '';
  const all = await (await database()).getAllFromIndex('records', 'by_kind', [patient, kind]);
  const live = all.filter((record) => !record.deleted);
  return live.sort((a, b) => String(b.fields.local_date).localeCompare(String(a.fields.local_date)));
}

export class Taking {
  draft: Draft;
  readonly resumed: boolean;

  private constructor(draft: Draft, resumed: boolean) {
    this.draft = $state.raw(draft);
    this.resumed = resumed;
  }

  static async open(): Promise<Taking> {
    const account = session.viewer?.account_id ?? '';
    const day = livedDay(new Date());
    const kept = await keptDraft(account);
    return new Taking(kept ? continued(kept, day) : newDraft(account, day), kept !== null);
  }

  async goTo(step: Step): Promise<void> {
    const further = STEPS.indexOf(step) > STEPS.indexOf(this.draft.furthest);
    this.draft = { ...this.draft, step, furthest: further ? step : this.draft.furthest };
    if (this.draft.ids.checkin && further && ASKED[step]) await this.answer({});
    if (step === 'end') await dropDraft();
    else await keepDraft(this.draft);
  }

  async startAnew(): Promise<void> {
    this.draft = newDraft(this.draft.account, livedDay(new Date()));
    await keepDraft(this.draft);
  }

  noteIn(slot: Slot): Promise<LocalRecord | undefined> {
    return localNote(this.draft.ids[slot] ?? '');
  }

  /** Own questions of the check-in; the three of pain, once all answered, are also a response of their own. */
  async answer(said: Fields): Promise<void> {
    const reached = STEPS.slice(0, STEPS.indexOf(this.draft.furthest) + 1);
    // Whoever has hidden pain was not asked about it, which is not passing.
    const met = reached.filter((step) => step !== 'pain' || preferences.pain === 'shown');
    const shown = met.flatMap((step) => ASKED[step] ?? []);
    const before = await this.noteIn('checkin');
    const asked = [
      ...new Set([
        ...shown,
        ...Object.keys(said).filter((name) => name === 'pgic'),
        ...((before?.fields.asked as string[] | undefined) ?? []),
      ]),
    ];
    await this.write('checkin', 'checkin', { ...said, asked });
    if (!TRIO.some((name) => name in said)) return;
    const fields: Fields = { ...before?.fields, ...said };
    const answers = Object.fromEntries(TRIO.map((name) => [name, fields[name] ?? null]));
    const whole = TRIO.every((name) => typeof answers[name] === 'number');
    if (whole || this.draft.ids['trio-3'])
      await this.respond('trio-3', '1', answers as Record<string, number | null>);
  }

  async respond(slot: Slot, version: string, answers: Record<string, number | null>): Promise<void> {
    const lang = preferences.language;
    await this.write(slot, 'prom_response', {
      instrument_id: slot,
      instrument_version: version,
      lang,
      context: 'home',
      answers,
    });
  }

  /** Amends what this slot already wrote, else writes it now. */
  async write(slot: Slot, kind: string, fields: Fields): Promise<void> {
    const known = this.draft.ids[slot];
    const record_id = known ?? newId();
    // Before the note itself: a kill in between must not make a second note of the next answer.
    if (!known) await this.remember(record_id, { ...this.draft.ids, [slot]: record_id });
    const written = await localNote(record_id);
    await keepNote({ kind, record_id, fields: written ? fields : { ...this.now(), ...fields } }, p().noted);
  }

  async amend(record: LocalRecord, fields: Fields): Promise<void> {
    await this.remember(record.id, this.draft.ids);
    await keepNote({ kind: record.kind, record_id: record.id, fields }, p().noted);
  }

  async add(kind: string, fields: Fields): Promise<void> {
    const record_id = newId();
    await this.remember(record_id, this.draft.ids);
    await keepNote({ kind, record_id, fields }, p().noted);
  }

  async writtenNotes(): Promise<LocalRecord[]> {
    const found = await Promise.all(this.draft.written.map((id) => localNote(id)));
    return found.filter((record): record is LocalRecord => record !== undefined && !record.deleted);
  }

  private async remember(id: string, ids: Draft['ids']): Promise<void> {
    const written = this.draft.written.includes(id) ? this.draft.written : [...this.draft.written, id];
    this.draft = { ...this.draft, ids, written };
    await keepDraft(this.draft);
  }

  private now(): Fields {
    const { zone, offset_min } = momentOf(new Date());
    return { local_date: this.draft.day, precision: 'day', zone, offset_min };
  }
}
