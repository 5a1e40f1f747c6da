/** Unlocking: the data key comes back into this page, and what was written meanwhile takes its place. */
import { tryLockCode } from '../api/calls';
import { showReadToken } from '../api/client';
import { database, type Sent, type Waiting } from '../store/database';
import { refreshUnsent, sendNow } from '../sync/engine.svelte';
import { byRecord, recordFrom } from '../sync/shown';
import type { Bytes } from './bytes';
import { bindingOf, withWords } from './entries';
import { type KeptLock, keys } from './keyring';
import { lock } from './lock.svelte';
import { secretOfPasskey } from './passkey';
import { cipherOf, openBox, ownerKey } from './sealing';
import { openByCode, openByPasskey, readTokenOf, stretch } from './wrapping';

export const waysHere = (): { code: boolean; passkey: boolean } => ({
  code: keys.ring?.lock.code !== undefined,
  passkey: keys.ring?.lock.passkey !== undefined,
});

export async function unlockWithCode(code: string): Promise<void> {
  // Another page may have changed the code since this one was opened.
  const kept = (await (await database()).get('meta', 'lock')) as KeptLock | undefined;
  const way = kept?.code;
  if (!way) return;
  const { verifier, secret } = await stretch(code, way.salt, way.rounds);
  const { half } = await tryLockCode(verifier);
  await open(await openByCode(way, secret, half));
}

export async function unlockWithPasskey(): Promise<void> {
  const way = keys.ring?.lock.passkey;
  if (!way) return;
  await open(await openByPasskey(way, await secretOfPasskey(way.id, way.salt)));
}

async function open(dataKey: Bytes): Promise<void> {
  const { ring } = keys;
  if (!ring) return;
  const cipher = await cipherOf(dataKey);
  const owner = await ownerKey(ring.lock, cipher);
  ring.cipher = cipher;
  showReadToken(await readTokenOf(dataKey));
  await takeIn(ring.lock, owner);
  lock.locked = false;
  await refreshUnsent();
  void sendNow();
}

/** Entries written while locked are read with the device's own key, and records follow the outbox again. */
export async function takeIn(kept: KeptLock, owner: CryptoKey): Promise<void> {
  const said = await wordsWrittenLocked(kept, owner);
  const work = (await database()).transaction(['records', 'outbox', 'sent'], 'readwrite', {
    durability: 'strict',
  });
  const [records, outbox, sent] = [
    work.objectStore('records'),
    work.objectStore('outbox'),
    work.objectStore('sent'),
  ];
  for (const entry of await outbox.getAll()) await outbox.put(readAgain(entry, said));
  for (const one of await sent.getAll()) await sent.put({ ...one, entry: readAgain(one.entry, said) });
  const unsent = await outbox.getAll();
  const waits = new Set(unsent.map((entry) => entry.mutation_id));
  for (const record of await records.getAll()) {
    // Sent while locked: this device's own words, whose verdict was not laid here.
    if (record.tip && !waits.has(record.tip)) await records.put({ ...record, tip: null, trail: record.tip });
  }
  for (const [id, entries] of unsentByRecord(unsent)) {
    const key: [string, string] = [entries[0]?.patient ?? '', id];
    const shown = recordFrom(await records.get(key), entries);
    if (shown) await records.put(shown);
  }
  await work.done;
}

async function wordsWrittenLocked(kept: KeptLock, owner: CryptoKey): Promise<Map<string, string>> {
  const base = await database();
  const entries: Waiting[] = await base.getAll('outbox');
  entries.push(...((await base.getAll('sent')) as Sent[]).map((one) => one.entry));
  const said = new Map<string, string>();
  for (const entry of entries) {
    const box = entry.words?.owner;
    if (box) said.set(entry.mutation_id, await openBox(owner, kept.owner.public_key, box, bindingOf(entry)));
  }
  return said;
}

/** What the service could not open goes out again, in the clear. */
function readAgain(entry: Waiting, said: Map<string, string>): Waiting {
  const words = said.get(entry.mutation_id);
  const readable = words === undefined ? entry : withWords(entry, words);
  if (readable.problem?.code !== 'sealed_unreadable' || readable.words) return readable;
  return { ...readable, state: 'waiting', problem: null, verdict: null };
}

function unsentByRecord(unsent: Waiting[]): [string, Waiting[]][] {
  const whose = unsent.find((entry) => !entry.words);
  return whose ? [...byRecord(unsent, whose)] : [];
}
