/** What waits to be sent, and what becomes of it once the service has answered (see the rules of the push). */
import type { Fields, Mutation, PushAnswer, PushResult, SealedMutation } from '../api/contract';
import { outside } from '../lock/outside';
import { database, type LocalRecord, type Waiting } from '../store/database';
import { newId } from '../store/ids';
import { byRecord, laidOver, recordFrom } from './shown';

const BATCH_COUNT = 100;
const BATCH_BYTES = 900_000;
const RETRIES_BEFORE_REBASE = 3;
const SENT_LOG_DAYS = 90;

export interface Unsent {
  waiting: Waiting[];
  attention: Waiting[];
}

/** Entries are bound to the account that wrote them: nobody else signing in on this device can push them. */
export async function unsentOf(account: string): Promise<Unsent> {
  const mine = (await (await database()).getAll('outbox')).filter((entry) => entry.account === account);
  return {
    waiting: mine.filter((entry) => entry.state === 'waiting'),
    attention: mine.filter((entry) => entry.state === 'attention'),
  };
}

/** The next batch for one patient, in writing order. */
export function nextBatch(waiting: Waiting[]): Waiting[] {
  const first = waiting[0];
  const batch: Waiting[] = [];
  let bytes = 0;
  for (const entry of waiting) {
    if (entry.patient !== first?.patient || entry.client_schema !== first.client_schema) continue;
    bytes += JSON.stringify(asSent(entry)).length * 2;
    if (batch.length > 0 && (batch.length === BATCH_COUNT || bytes > BATCH_BYTES)) break;
    batch.push(entry);
  }
  return batch;
}

/** Words that cannot be read at this moment leave sealed; the service treats them as the same mutation. */
export function asSent(entry: Waiting): Mutation | SealedMutation {
  const { mutation, words } = entry;
  const rebase = (entry.crossed_epoch && entry.tries >= RETRIES_BEFORE_REBASE) || mutation.rebase;
  return words ? { ...outside(mutation), rebase, sealed: words.service } : { ...mutation, rebase };
}

/** Settles a whole answer in one strict transaction. Returns how many entries are still to be tried again. */
export async function settle(batch: Waiting[], answer: PushAnswer): Promise<number> {
  const work = (await database()).transaction(['outbox', 'sent', 'records'], 'readwrite', {
    durability: 'strict',
  });
  const verdicts = new Map(answer.results.map((result) => [result.mutation_id, result]));
  const refused = new Map<string, Waiting>();
  let again = 0;
  for (const entry of batch) {
    const result = verdicts.get(entry.mutation_id);
    if (!result || result.status === 'retry') {
      again += 1;
      await work.objectStore('outbox').put({ ...entry, tries: entry.tries + 1 });
    } else if (['applied', 'merged', 'conflict'].includes(result.status)) {
      await work.objectStore('outbox').delete(orderOf(entry));
      await work.objectStore('sent').put({
        mutation_id: entry.mutation_id,
        sent_at: new Date().toISOString(),
        epoch: answer.epoch,
        seq: result.seq,
        entry,
      });
      await acknowledge(work.objectStore('records'), entry, result, answer.epoch);
    } else {
      await work.objectStore('outbox').put(refusal(entry, result));
      refused.set(entry.mutation_id, entry);
    }
  }
  if (refused.size > 0) await detach(work.objectStore('outbox'), refused);
  for (const entry of refused.values()) await showAgain(work, entry);
  await work.done;
  return again;
}

const refusal = (entry: Waiting, { status, problem }: Pick<PushResult, 'status' | 'problem'>): Waiting => ({
  ...entry,
  state: 'attention',
  verdict: status,
  problem,
});

/** What was written after a refused mutation follows the one before it: the service will never know the refused one. */
async function detach(outbox: OutboxStore, refused: Map<string, Waiting>): Promise<void> {
  for (const entry of await outbox.getAll()) {
    let parent = entry.mutation.parent ?? null;
    while (parent && refused.has(parent)) parent = refused.get(parent)?.mutation.parent ?? null;
    if (parent !== (entry.mutation.parent ?? null))
      await outbox.put({ ...entry, mutation: { ...entry.mutation, parent } });
  }
}

interface OutboxStore {
  getAll(): Promise<Waiting[]>;
  put(value: Waiting): Promise<unknown>;
}

interface Stores {
  objectStore(name: 'outbox'): OutboxStore;
  objectStore(name: 'records'): RecordStore & { delete(key: [string, string]): Promise<unknown> };
}

/** The record as it stands once an entry has left the ones that wait. */
async function showAgain(work: Stores, entry: Waiting): Promise<void> {
  const key: [string, string] = [entry.patient, entry.mutation.record_id];
  const unsent = byRecord(await work.objectStore('outbox').getAll(), entry);
  const shown = recordFrom(await work.objectStore('records').get(key), unsent.get(key[1]) ?? []);
  if (shown) await work.objectStore('records').put(shown);
  else await work.objectStore('records').delete(key);
}

interface RecordStore {
  get(key: [string, string]): Promise<LocalRecord | undefined>;
  put(value: LocalRecord): Promise<unknown>;
}

/**
 * Only `applied` says that its author had seen everything: the head of any other verdict holds words this device has
 * not received, and must not become the base of what is written next.
 */
async function acknowledge(
  store: RecordStore,
  entry: Waiting,
  result: PushResult,
  epoch: string,
): Promise<void> {
  const known = await store.get([entry.patient, entry.mutation.record_id]);
  if (!known) return;
  const tip = known.tip === entry.mutation_id ? null : known.tip;
  // What was set beside the record as a conflict is not what the service shows; the feed will say what is.
  const received = result.status === 'conflict' ? known.received : laidOver(known.received, [entry]);
  const next: LocalRecord =
    result.status === 'applied'
      ? { ...known, head: result.head ?? known.head, epoch, trail: undefined, tip }
      : { ...known, trail: entry.mutation_id, tip };
  await store.put(received ? { ...next, received } : next);
}

/** One entry the service will never take as it is: kept with its words until the person decides. */
export async function setAside(entry: Waiting, problem: Waiting['problem']): Promise<void> {
  const work = (await database()).transaction(['outbox', 'records'], 'readwrite', { durability: 'strict' });
  const outbox = work.objectStore('outbox');
  await outbox.put({ ...entry, state: 'attention', verdict: 'rejected', problem });
  await detach(outbox, new Map([[entry.mutation_id, entry]]));
  await showAgain(work, entry);
  await work.done;
}

export async function discard(entry: Waiting): Promise<void> {
  const work = (await database()).transaction(['outbox', 'records'], 'readwrite', { durability: 'strict' });
  await work.objectStore('outbox').delete(orderOf(entry));
  await showAgain(work, entry);
  await work.done;
}

/** What was refused goes out again under a new name, with what its author changed in it. */
export async function sendAgain(entry: Waiting, changed: Fields): Promise<void> {
  const work = (await database()).transaction(['outbox', 'records'], 'readwrite', { durability: 'strict' });
  const mutation = {
    ...entry.mutation,
    mutation_id: newId(),
    fields: { ...entry.mutation.fields, ...changed },
  };
  const { mutation_id } = mutation;
  const again: Waiting = {
    ...entry,
    mutation_id,
    mutation,
    state: 'waiting',
    verdict: null,
    problem: null,
    tries: 0,
  };
  await work.objectStore('outbox').put(again);
  await showAgain(work, again);
  await work.done;
}

/** A restored service may have lost what it acknowledged: everything acknowledged under another epoch goes out again. */
export async function meetEpoch(epoch: string): Promise<boolean> {
  const work = (await database()).transaction(['meta', 'outbox', 'sent'], 'readwrite', {
    durability: 'strict',
  });
  const before = await work.objectStore('meta').get('epoch');
  if (before === epoch) {
    await work.done;
    return false;
  }
  await work.objectStore('meta').put(epoch, 'epoch');
  if (before !== undefined) {
    for (const entry of await work.objectStore('outbox').getAll()) {
      await work.objectStore('outbox').put({ ...entry, crossed_epoch: true });
    }
    for (const sent of await work.objectStore('sent').getAll()) {
      if (sent.epoch === epoch) continue;
      await work.objectStore('outbox').put({ ...sent.entry, tries: 0, crossed_epoch: true });
      await work.objectStore('sent').delete(sent.mutation_id);
    }
  }
  await work.done;
  return before !== undefined;
}

/** Old entries leave the sent log only once the service's backups have passed them. */
export async function trimSentLog(patient: string, backupCoversSeq: number, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - SENT_LOG_DAYS * 86_400_000).toISOString();
  const work = (await database()).transaction('sent', 'readwrite');
  for (const sent of await work.store.getAll()) {
    const covered = sent.seq !== null && sent.seq <= backupCoversSeq;
    if (sent.entry.patient === patient && covered && sent.sent_at < oldest)
      await work.store.delete(sent.mutation_id);
  }
  await work.done;
}

function orderOf(entry: Waiting): number {
  if (entry.order === undefined) throw new Error('an outbox entry read back has its order');
  return entry.order;
}
