/** Reads the service's numbered feed of one person into this device's own copy. */
import { changes, digest, heads } from '../api/calls';
import type { Change } from '../api/contract';
import { database, type FeedMark, type LocalRecord } from '../store/database';
import { byRecord, recordFrom } from './shown';
import { twofoldAfter } from './twofold';

const WEEK_MS = 7 * 86_400_000;

/**
 * Resolves to whether anything here has changed. `wanted` is asked after each answer: one that arrives once this device was
 * signed out must not be kept on it.
 */
export async function pull(
  patient: string,
  account: string,
  now: Date,
  wanted: () => boolean,
): Promise<boolean> {
  const { epoch, patients } = await heads();
  if (!wanted()) return false;
  const head = patients.find((one) => one.patient === patient);
  if (!head) return forgetPerson(patient);
  const mark = await markFor(patient, epoch, now);
  let changed = false;
  if (head.seq > mark.through || mark.through === 0)
    changed = await readFeed({ patient, account, wanted }, mark);
  return (await compare({ patient, account, wanted }, now)) || changed;
}

interface Whose {
  patient: string;
  account: string;
}

interface Reading extends Whose {
  wanted: () => boolean;
}

/** A service with another epoch numbers anew: everything is read again, over what is shown meanwhile. */
async function markFor(patient: string, epoch: string, now: Date): Promise<FeedMark> {
  const known = await (await database()).get('feeds', patient);
  return known?.epoch === epoch ? known : startAnew(patient, epoch, now);
}

async function startAnew(patient: string, epoch: string, now: Date): Promise<FeedMark> {
  const mark: FeedMark = { through: 0, epoch, compared_at: now.toISOString() };
  const work = (await database()).transaction(['records', 'feeds'], 'readwrite');
  await work.objectStore('feeds').put(mark, patient);
  for (const record of await work.objectStore('records').getAll(everyRecordOf(patient))) {
    await work.objectStore('records').put({ ...record, stale: true });
  }
  await work.done;
  return mark;
}

async function readFeed(whose: Reading, start: FeedMark): Promise<boolean> {
  let mark = start;
  let changed = false;
  for (;;) {
    const page = await changes(whose.patient, mark.through);
    // The database was replaced between two pages: the next opening starts anew.
    if (page.epoch !== mark.epoch || !whose.wanted()) return changed;
    mark = { ...mark, through: page.through };
    mark = await keepChanges(whose, page.changes, mark);
    changed ||= page.changes.length > 0;
    if (!whose.wanted()) return changed;
    if (page.more) continue;
    return (await sweepStale(whose)) || changed;
  }
}

/** One page and its mark in one transaction: a page half kept cannot be. */
export async function keepChanges(whose: Whose, page: Change[], mark: FeedMark): Promise<FeedMark> {
  const work = (await database()).transaction(['records', 'outbox', 'feeds'], 'readwrite');
  const unsent = byRecord(await work.objectStore('outbox').getAll(), whose);
  const records = work.objectStore('records');
  const twofold = new Set(mark.twofold);
  for (const change of page) {
    const key: [string, string] = [whose.patient, change.record_id];
    const known = await records.get(key);
    const arrived = change.hidden ? undefined : received(whose.patient, change, known, mark.epoch);
    const shown = recordFrom(arrived, unsent.get(change.record_id) ?? []);
    if (shown) await records.put(shown);
    else await records.delete(key);
    if (arrived?.beside) twofold.add(change.record_id);
    else twofold.delete(change.record_id);
  }
  const next: FeedMark = { ...mark, twofold: [...twofold] };
  await work.objectStore('feeds').put(next, whose.patient);
  await work.done;
  return next;
}

function received(
  patient: string,
  change: Change,
  known: LocalRecord | undefined,
  epoch: string,
): LocalRecord {
  const state = { fields: change.state ?? {}, deleted: change.deleted };
  return {
    patient,
    id: change.record_id,
    kind: change.kind,
    head: change.head,
    epoch,
    // Others' changes may arrive on an earlier page than this device's own.
    trail: known?.trail === change.mutation_id ? undefined : known?.trail,
    tip: null,
    received: state,
    author_role: (known?.received && known.author_role) || (change.author_role ?? 'patient'),
    ...twofoldAfter(known, change),
    ...state,
  };
}

/** What the service no longer tells leaves this device; what only this device knows stays and is shown. */
async function sweepStale(whose: Whose): Promise<boolean> {
  const work = (await database()).transaction(['records', 'outbox'], 'readwrite');
  const records = work.objectStore('records');
  const unsent = byRecord(await work.objectStore('outbox').getAll(), whose);
  const all = await records.getAll(everyRecordOf(whose.patient));
  const stale = all.filter((record) => record.stale);
  for (const { id } of stale) await records.delete([whose.patient, id]);
  const held = new Set(all.filter((record) => !record.stale).map((record) => record.id));
  const onlyHere = [...unsent].filter(([id]) => !held.has(id));
  for (const [, entries] of onlyHere) {
    const shown = recordFrom(undefined, entries);
    if (shown) await records.put(shown);
  }
  await work.done;
  return stale.length + onlyHere.length > 0;
}

/** At most weekly: the copy and the service count and sign the same records, or everything is read again. */
async function compare(whose: Reading, now: Date): Promise<boolean> {
  if (!whose.wanted()) return false;
  const mark = await (await database()).get('feeds', whose.patient);
  if (!mark || now.getTime() - Date.parse(mark.compared_at) < WEEK_MS) return false;
  const theirs = await digest(whose.patient);
  if (!whose.wanted()) return false;
  const same = theirs.sha256 === (await ownDigest(whose.patient));
  const next = { ...mark, compared_at: now.toISOString() };
  await (await database()).put('feeds', next, whose.patient);
  if (same || theirs.epoch !== mark.epoch) return false;
  return readFeed(whose, await startAnew(whose.patient, mark.epoch, now));
}

/** SHA-256 over the sorted "record:head" lines of what this device received, deleted records included. */
export async function ownDigest(patient: string): Promise<string> {
  const all = await (await database()).getAll('records', everyRecordOf(patient));
  const lines = all.flatMap((record) => (record.head ? [`${record.id}:${record.head}\n`] : [])).sort();
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(lines.join('')));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The person is no longer within reach of this account; the outbox is not touched. */
async function forgetPerson(patient: string): Promise<boolean> {
  const work = (await database()).transaction(['records', 'feeds'], 'readwrite');
  await work.objectStore('records').delete(everyRecordOf(patient));
  await work.objectStore('feeds').delete(patient);
  await work.done;
  return true;
}

export const everyRecordOf = (patient: string): IDBKeyRange =>
  IDBKeyRange.bound([patient, ''], [patient, '\uffff']);
