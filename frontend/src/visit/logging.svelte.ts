/** A session being logged on this device: every touch is kept before the next one, and saved as one set of records. */

import { sendNow, unsent } from '../sync/engine.svelte';
import { writeTogether } from '../sync/write';
import type { OpenedPerson } from '../tablet/sections';
import { type About, amending, type Draft, newDraft, pieceOf } from './draft';
import { draftKey, dropDraft, keepDraft, keptDrafts } from './drafts';
import { intentsOf } from './writing';

export type Saved = 'sent' | 'waiting' | 'unchanged';

export class Logging {
  draft: Draft;
  /** Whether it was begun before this page was opened. */
  readonly resumed: boolean;
  /** Whether anything was touched. */
  touched: boolean;
  readonly #person: OpenedPerson;
  #keeping: Promise<void> = Promise.resolve();

  private constructor(draft: Draft, person: OpenedPerson, resumed: boolean) {
    this.draft = $state.raw(draft);
    this.touched = $state(resumed);
    this.resumed = resumed;
    this.#person = person;
  }

  /** Null where the session to amend is not on this device. */
  static async open(person: OpenedPerson, amended: string | null): Promise<Logging | null> {
    const kept = await keptDrafts(person.account, person.id);
    const begun = kept.find((one) => (amended ? one.visit === amended : !one.amends));
    if (begun) return new Logging(begun, person, true);
    if (!amended) return new Logging(newDraft(aboutOf(person), new Date()), person, false);
    const visit = person.copy.find(amended);
    if (visit?.kind !== 'visit' || visit.deleted) return null;
    const draft = amending(visit, aboutOf(person), find(person), new Date());
    const note = person.copy.of('private_note').find(({ fields }) => fields.about_id === amended);
    return new Logging({ ...draft, note: pieceOf(note, 'text')[0] ?? null }, person, false);
  }

  /** Whole drafts, so that an earlier one can be put back. */
  async become(draft: Draft): Promise<void> {
    this.draft = draft;
    this.touched = true;
    this.#keeping = this.#keeping.then(() => keepDraft(draft));
    await this.#keeping;
  }

  touch(change: Partial<Draft>): Promise<void> {
    return this.become({ ...this.draft, ...change });
  }

  /** Returns what was there, to be put back. */
  async startAnew(): Promise<Draft> {
    const before = this.draft;
    await this.#keeping;
    await dropDraft(before);
    this.draft = newDraft(aboutOf(this.#person), new Date());
    this.touched = false;
    return before;
  }

  async save(): Promise<Saved> {
    await this.#keeping;
    const intents = intentsOf(this.draft, find(this.#person));
    await writeTogether(intents, draftKey(this.draft));
    this.touched = false;
    if (intents.length === 0) return 'unchanged';
    await sendNow();
    return unsent.waiting.length > 0 ? 'waiting' : 'sent';
  }
}

const aboutOf = ({ account, id, profile }: OpenedPerson): About => ({
  account,
  patient: id,
  name: profile.display_name,
});
const find =
  ({ copy }: OpenedPerson) =>
  (id: string) =>
    copy.find(id);
