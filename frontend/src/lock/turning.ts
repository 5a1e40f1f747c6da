/** Turning the lock on and off: everything moves from one database to the other, and the former one is deleted. */
import { deleteDB } from 'idb';
import { removeLock, sealingKey, setLock } from '../api/calls';
import { showReadToken } from '../api/client';
import {
  DATABASE_NAME,
  type Database,
  database,
  forgetOpened,
  LOCKED_NAME,
  openNamed,
} from '../store/database';
import { tellOtherPages } from '../sync/notices';
import { type Bytes, randomBytes } from './bytes';
import { concealed } from './concealed';
import { type KeptLock, type Keyring, keys } from './keyring';
import { lock } from './lock.svelte';
import { newPasskey } from './passkey';
import { cipherOf, newOwner, sealsOf } from './sealing';
import { newSalt, ROUNDS, readTokenOf, stretch, wrapByCode, wrapByPasskey } from './wrapping';

/** At least one of the two. */
export interface Ways {
  code: string | null;
  passkey: boolean;
}

export async function turnOn(account: string, ways: Ways): Promise<void> {
  const dataKey = randomBytes(32);
  const passkey = ways.passkey ? await passkeyFor(dataKey) : undefined;
  const readToken = await readTokenOf(dataKey);
  const service = await sealingKey();
  const code = await codeFor(dataKey, ways.code, readToken);
  showReadToken(readToken);
  try {
    const cipher = await cipherOf(dataKey);
    const kept: KeptLock = { account, service, owner: await newOwner(cipher) };
    if (code) kept.code = code;
    if (passkey) kept.passkey = passkey;
    await moveUnder({ lock: kept, cipher, seals: await sealsOf(kept) });
  } catch (reason) {
    await removeLock();
    showReadToken(null);
    throw reason;
  }
  lock.on = true;
  lock.locked = false;
  tellOtherPages('locked');
}

async function passkeyFor(dataKey: Bytes): Promise<NonNullable<KeptLock['passkey']>> {
  const salt = newSalt();
  const { id, secret } = await newPasskey(salt);
  return { id, salt, wrapped: await wrapByPasskey(dataKey, secret) };
}

export async function codeFor(
  dataKey: Bytes,
  code: string | null,
  readToken: string,
): Promise<KeptLock['code']> {
  if (code === null) {
    await setLock(readToken, null);
    return undefined;
  }
  const salt = newSalt();
  const { verifier, secret } = await stretch(code, salt, ROUNDS);
  const { half } = await setLock(readToken, verifier);
  return { salt, rounds: ROUNDS, wrapped: await wrapByCode(dataKey, secret, half ?? '') };
}

/** The readable database goes only once everything in it stands encrypted beside it. */
async function moveUnder(ring: Keyring): Promise<void> {
  await forgetOpened();
  await deleteDB(LOCKED_NAME);
  const [from, into] = await Promise.all([openNamed(DATABASE_NAME), openNamed(LOCKED_NAME)]);
  const under = concealed(into, ring);
  do await copyInto(under, await contentsOf(from), ring.lock);
  while (!(await emptied(from, under)));
  from.close();
  into.close();
  await deleteDB(DATABASE_NAME);
  keys.ring = ring;
  await forgetOpened();
}

/** Back to a readable database: with the words where the notebook is open, with sealed ones where it never will be. */
async function moveOut(): Promise<void> {
  const under = await database();
  const contents = await contentsOf(under);
  await deleteDB(DATABASE_NAME);
  const into = await openNamed(DATABASE_NAME);
  await copyInto(into, contents, null);
  into.close();
  await forgetOpened();
  await deleteDB(LOCKED_NAME);
  keys.ring = null;
  lock.on = false;
  lock.locked = false;
}

export async function turnOff(): Promise<void> {
  // Nothing moves unless the service has been told; it may ask who is there.
  await removeLock();
  await moveOut();
  showReadToken(null);
}

/** For whoever cannot open it any more: what the service holds comes back from there, what is sealed still leaves. */
export async function leaveLockBehind(): Promise<void> {
  if (keys.ring) keys.ring.cipher = null;
  await moveOut();
  showReadToken(null);
}

type Contents = [store: Stores[number], key: IDBValidKey, value: unknown][];
const STORES = ['records', 'feeds', 'outbox', 'sent', 'kept'] as const;
type Stores = typeof STORES;
/** Stores whose keys are not in what they hold. */
const NAMED_OUTSIDE = new Set<Stores[number]>(['feeds', 'kept']);
/** Of the lock itself; everything else noted here moves, sessions begun and not saved yet included. */
const OF_THE_LOCK: IDBValidKey[] = ['lock', 'viewer.whole'];

interface Whole {
  rows: Contents;
  notes: [string, unknown][];
}

async function contentsOf(from: Database): Promise<Whole> {
  const work = from.transaction([...STORES, 'meta']);
  const rows: Contents = [];
  for (const name of STORES) {
    const store = work.objectStore(name);
    const values: unknown[] = await store.getAll();
    const found = await store.getAllKeys();
    values.forEach((value, at) => {
      const key = found[at];
      if (key !== undefined) rows.push([name, key as IDBValidKey, value]);
    });
  }
  const notes: Whole['notes'] = [];
  const meta = work.objectStore('meta');
  for (const name of await meta.getAllKeys())
    if (!OF_THE_LOCK.includes(name)) notes.push([name, await meta.get(name)]);
  await work.done;
  // Numbers of the feed say how far records were read: without the records they would hide what is missing.
  const hasRecords = rows.some(([name]) => name === 'records');
  return { rows: hasRecords ? rows : rows.filter(([name]) => name !== 'feeds'), notes };
}

async function copyInto(into: Database, { rows, notes }: Whole, kept: KeptLock | null): Promise<void> {
  const work = into.transaction([...STORES, 'meta'], 'readwrite', { durability: 'strict' });
  for (const name of STORES) await work.objectStore(name).clear();
  for (const [name, key, value] of rows) {
    const store = work.objectStore(name) as unknown as {
      put(value: unknown, key?: IDBValidKey): Promise<unknown>;
    };
    await (NAMED_OUTSIDE.has(name) ? store.put(value, key) : store.put(value));
  }
  const meta = work.objectStore('meta');
  for (const [name, value] of notes) if (value !== undefined) await meta.put(value, name);
  if (kept) await meta.put(kept, 'lock');
  await work.done;
}

/** False where another page has written in between: the copy is then made again. */
async function emptied(from: Database, copy: Database): Promise<boolean> {
  const copied = new Set((await copy.getAll('outbox')).map((entry) => entry.mutation_id));
  const work = from.transaction([...STORES, 'meta'], 'readwrite', { durability: 'strict' });
  const left = (await work.objectStore('outbox').getAll()).filter((entry) => !copied.has(entry.mutation_id));
  if (left.length === 0)
    for (const name of [...STORES, 'meta'] as const) await work.objectStore(name).clear();
  await work.done;
  return left.length === 0;
}
