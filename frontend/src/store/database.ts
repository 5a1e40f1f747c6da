/** What this device keeps: who uses it, the records it shows, what waits to be sent, what was sent. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Fields, Mutation, ProblemDocument, Viewer } from '../api/contract';
import { type Box, type KeptLock, keys, veiled } from '../lock/keyring';
import type { Twofold } from '../sync/twofold';

export const DATABASE_NAME = 'longcours';
/** Under the lock everything is in a database of its own, and the readable one is gone. */
export const LOCKED_NAME = 'longcours.locked';

export interface LocalRecord extends Twofold {
  patient: string;
  id: string;
  kind: string;
  /** Last mutation of this record received from the service; null while only this device knows it. */
  head: string | null;
  /** This device's latest mutation that is not yet acknowledged. */
  tip: string | null;
  /** This device's acknowledged mutation that was joined with words of others it has not received yet. */
  trail?: string | undefined;
  /** The epoch of the answer that brought `head`. */
  epoch?: string | undefined;
  /** As shown: what the service holds, with this device's unsent words laid over it. */
  fields: Fields;
  deleted: boolean;
  /** As the service holds it; absent while only this device knows the record. */
  received?: { fields: Fields; deleted: boolean };
  author_role?: string;
  /** Not met again yet while everything is being fetched anew. */
  stale?: boolean;
}

/** How far the service's numbered feed of one person has been read here. */
export interface FeedMark {
  through: number;
  epoch: string;
  compared_at: string;
  /** Records of which two versions wait for a choice. */
  twofold?: string[];
}

export interface Waiting {
  order?: number;
  mutation_id: string;
  account: string;
  patient: string;
  client_schema: number;
  state: 'waiting' | 'attention';
  tries: number;
  /** The service changed its epoch while this waited: after three retries it is sent as older than everything. */
  crossed_epoch: boolean;
  written_at: string;
  mutation: Mutation;
  problem: ProblemDocument | null;
  verdict: string | null;
  /** Under the lock: the words as they leave, and as they are read here again; then `mutation` does not hold them. */
  words?: { service: Box; owner?: Box; kept?: Uint8Array };
}

export interface Sent {
  mutation_id: string;
  sent_at: string;
  epoch: string;
  seq: number | null;
  entry: Waiting;
}

/** The last answer to a question only the service can answer, for when there is no network. */
export interface KeptAnswer {
  answer: unknown;
  at: string;
}

interface Shape extends DBSchema {
  meta: { key: string; value: unknown };
  records: {
    key: [string, string];
    value: LocalRecord;
    indexes: { by_kind: [string, string]; by_day: [string, string] };
  };
  feeds: { key: string; value: FeedMark };
  outbox: { key: number; value: Waiting; indexes: { by_mutation: string } };
  sent: { key: string; value: Sent };
  kept: { key: string; value: KeptAnswer };
}

export type Database = IDBPDatabase<Shape>;

let opened: Promise<Database> | null = null;

export function database(): Promise<Database> {
  opened ??= openCurrent();
  return opened;
}

async function openCurrent(): Promise<Database> {
  if (await isThere(LOCKED_NAME)) {
    const real = await openNamed(LOCKED_NAME);
    const lock = (await real.get('meta', 'lock')) as KeptLock | undefined;
    if (lock) return veiled(real, lock);
    // Turning the lock on was not finished: the readable database is still the whole one.
    real.close();
  }
  return openNamed(DATABASE_NAME);
}

export async function isThere(name: string): Promise<boolean> {
  const found = (await indexedDB.databases?.()) ?? [];
  return found.some((one) => one.name === name);
}

export function openNamed(name: string): Promise<Database> {
  return openDB<Shape>(name, 3, {
    upgrade(fresh, before, _, work) {
      if (before < 1) firstShape(fresh);
      if (before < 2) {
        work.objectStore('records').createIndex('by_day', ['patient', 'fields.local_date']);
        fresh.createObjectStore('feeds');
      }
      fresh.createObjectStore('kept');
    },
    blocking: (_before, _coming, event) => letGo(event.target as unknown as IDBDatabase),
    terminated: () => {
      opened = null;
    },
  });
}

/** Another page removes or renews this database. */
function letGo(blocking: IDBDatabase): void {
  opened = null;
  blocking.close();
}

function firstShape(fresh: Database): void {
  fresh.createObjectStore('meta');
  fresh
    .createObjectStore('records', { keyPath: ['patient', 'id'] })
    .createIndex('by_kind', ['patient', 'kind']);
  fresh
    .createObjectStore('outbox', { keyPath: 'order', autoIncrement: true })
    .createIndex('by_mutation', 'mutation_id', { unique: true });
  fresh.createObjectStore('sent', { keyPath: 'mutation_id' });
}

export async function forgetOpened(): Promise<void> {
  const closing = opened;
  opened = null;
  (await closing)?.close();
}

export async function wipeDevice(): Promise<void> {
  await forgetOpened();
  keys.ring = null;
  await Promise.all([deleteDB(DATABASE_NAME), deleteDB(LOCKED_NAME)]);
}

/** Somebody else on this device finds nothing of the person before; what is unsent stays bound to its account. */
export async function keepViewer(viewer: Viewer): Promise<void> {
  const before = await keptViewer();
  if (before && before.account_id !== viewer.account_id) await forgetRecords();
  await (await database()).put('meta', viewer, 'viewer');
}

/** Records can be fetched again; the outbox and the log of what was sent cannot. */
export async function forgetRecords(): Promise<void> {
  const again = ['records', 'feeds', 'kept'] as const;
  const work = (await database()).transaction(again, 'readwrite');
  await Promise.all([...again.map((name) => work.objectStore(name).clear()), work.done]);
}

export async function keptViewer(): Promise<Viewer | null> {
  return ((await (await database()).get('meta', 'viewer')) as Viewer | undefined) ?? null;
}

export async function forgetViewer(): Promise<void> {
  await (await database()).delete('meta', 'viewer');
}
