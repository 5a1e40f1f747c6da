/** One person's records as this device holds them: read whole, kept true after each write and each reading of the feed. */
import type { Kind } from '../records/kinds';
import { database, type LocalRecord } from '../store/database';
import { follow } from '../sync/engine.svelte';
import { startOf } from '../sync/flares';
import { onNotice } from '../sync/notices';
import { everyRecordOf } from '../sync/pull';
import { opened } from './copies';

export class PersonCopy {
  readonly patient: string;
  #records = $state.raw<LocalRecord[]>([]);
  /** Whether this device has ever read this person's notebook. */
  here = $state(false);

  constructor(patient: string) {
    this.patient = patient;
  }

  /** Live records of a kind, the latest first. */
  of(kind: Kind): LocalRecord[] {
    return this.#records.filter((record) => record.kind === kind && !record.deleted);
  }

  find(id: string): LocalRecord | undefined {
    return this.#records.find((record) => record.id === id);
  }

  /** Call once from a component; returns what ends it. */
  open(): () => void {
    const leave = onNotice((notice) => {
      if (notice === 'written' || notice === 'refreshed' || notice === 'sent') void this.#read();
    });
    void this.#read();
    void opened(this.patient);
    void follow(this.patient).then(() => this.#read());
    return leave;
  }

  async #read(): Promise<void> {
    const store = await database();
    const all = await store.getAll('records', everyRecordOf(this.patient));
    this.#records = all.sort((one, other) => startOf(other).localeCompare(startOf(one)));
    this.here = (await store.get('feeds', this.patient)) !== undefined;
  }
}
