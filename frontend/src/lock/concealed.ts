/**
 * The database of a locked device, spoken to like any other: what is put in is encrypted, what is taken out readable
 * while the data key is here. Without it, readings find nothing, and only unsent words are written.
 */
import type { Database, Sent, Waiting } from '../store/database';
import { concealEntry, concealSent, revealEntry, revealSent } from './entries';
import { rememberedIndex } from './indexes';
import type { Keyring } from './keyring';
import { over, type RawStore, type RawTransaction } from './raw';

/** Numbers of the feed, and what tells one life of a database from another: nothing about anybody. */
const CLEAR_STORES = new Set(['feeds']);
const CLEAR_NOTES = new Set<unknown>(['lock', 'epoch', 'sentinel']);
const VIEWER = 'viewer';
const WHOLE_VIEWER = 'viewer.whole';

export function concealed(real: Database, ring: Keyring): Database {
  const raw = real as unknown as { transaction(...asked: unknown[]): RawTransaction };
  const begin = (...asked: unknown[]) => veiledTransaction(raw.transaction(...asked), ring);
  const read =
    (method: 'get' | 'getAll' | 'count') =>
    (name: string, ...rest: unknown[]) =>
      begin(name)
        .objectStore(name)
        [method](...rest);
  const write =
    (method: 'put' | 'add' | 'delete' | 'clear') =>
    async (name: string, ...rest: unknown[]) => {
      const work = begin(name, 'readwrite');
      const done = await work.objectStore(name)[method](...rest);
      await work.done;
      return done;
    };
  return over(real, {
    transaction: begin,
    get: read('get'),
    getAll: read('getAll'),
    count: read('count'),
    getFromIndex: (name: string, index: string, key: unknown) =>
      begin(name).objectStore(name).index(index).get(key),
    getAllFromIndex: (name: string, index: string, ...rest: unknown[]) =>
      begin(name)
        .objectStore(name)
        .index(index)
        .getAll(...rest),
    put: write('put'),
    add: write('add'),
    delete: write('delete'),
    clear: write('clear'),
  });
}

function veiledTransaction(work: RawTransaction, ring: Keyring): RawTransaction {
  const store = work.store && veiledStore(work.store, ring);
  return over(work, { objectStore: (name: string) => veiledStore(work.objectStore(name), ring), store });
}

/** `read` gives undefined for what cannot be read now, `write` for what cannot be written now. */
interface Coat {
  read(stored: unknown): unknown;
  write(value: unknown, key?: unknown): unknown;
}

function veiledStore(raw: RawStore, ring: Keyring): RawStore {
  if (CLEAR_STORES.has(raw.name)) return raw;
  const coat = coatOf(raw, ring);
  const keepsUnsent = raw.name === 'outbox' || raw.name === 'sent';
  const getAll = async (...asked: unknown[]) => {
    const read = (await raw.getAll(...asked)).map(coat.read);
    return read.filter((value) => value !== undefined);
  };
  const veiled = over(raw, {
    get: async (key: unknown) => coat.read(await raw.get(key)),
    getAll,
    put: (value: unknown, key?: unknown) => written(raw, 'put', coat.write(value, key), key),
    add: (value: unknown, key?: unknown) => written(raw, 'add', coat.write(value, key), key),
    // What cannot be seen is not removed one by one; the whole of it may still be cleared.
    delete: async (key: unknown) => {
      if (ring.cipher || keepsUnsent || key instanceof IDBKeyRange) await raw.delete(key);
    },
    index: (name: string) =>
      keepsUnsent ? veiledIndex(raw.index(name), coat) : rememberedIndex(raw, name, getAll),
  });
  return raw.name === 'meta' ? withViewer(veiled, raw, ring) : veiled;
}

async function written(raw: RawStore, how: 'put' | 'add', stored: unknown, key: unknown): Promise<unknown> {
  if (stored === undefined) return key;
  return key === undefined ? raw[how](stored) : raw[how](stored, key);
}

const veiledIndex = (index: RawStore, coat: Coat): RawStore =>
  over(index, {
    get: async (key: unknown) => coat.read(await index.get(key)),
    getAll: async (...asked: unknown[]) => (await index.getAll(...asked)).map(coat.read),
  });

function coatOf(raw: RawStore, ring: Keyring): Coat {
  if (raw.name === 'outbox')
    return {
      read: (stored) => stored && revealEntry(ring, stored as Waiting),
      write: (value) => concealEntry(ring, value as Waiting),
    };
  if (raw.name === 'sent')
    return {
      read: (stored) => stored && revealSent(ring, stored as Sent),
      write: (value) => concealSent(ring, value as Sent),
    };
  return boxes(raw, ring);
}

type Boxed = Record<string, unknown> & { box?: Uint8Array };
/** Decrypting ten years again for every question would be felt; a box that has not changed is remembered. */
const remembered = new WeakMap<object, Map<string, { box: Uint8Array; value: unknown }>>();

function boxes(raw: RawStore, ring: Keyring): Coat {
  const paths = [raw.keyPath ?? []].flat();
  const keyOf = (value: Record<string, unknown>) =>
    [raw.name, ...paths.map((path) => value[path])].join('\u001f');
  return {
    read(stored) {
      const { box } = (stored ?? {}) as Boxed;
      if (!box) return stored;
      if (!ring.cipher) return undefined;
      const known = knownBy(ring.cipher);
      const about = keyOf(stored as Boxed);
      const before = known.get(about);
      if (before && paths.length > 0 && isSame(before.box, box)) return before.value;
      const value: unknown = JSON.parse(ring.cipher.decrypt(box, about));
      known.set(about, { box, value });
      return value;
    },
    write(value, key) {
      if (paths.length === 0 && CLEAR_NOTES.has(key)) return value;
      if (!ring.cipher) return undefined;
      const given = value as Record<string, unknown>;
      const clear = Object.fromEntries(paths.map((path) => [path, given[path]]));
      return { ...clear, box: ring.cipher.encrypt(JSON.stringify(value), keyOf(given)) };
    },
  };
}

function knownBy(cipher: object) {
  const known = remembered.get(cipher) ?? new Map<string, { box: Uint8Array; value: unknown }>();
  remembered.set(cipher, known);
  return known;
}

const NONCE_BYTES = 12;
const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.subarray(0, NONCE_BYTES).every((byte, at) => byte === other[at]);

/** Whose device it is must be known for sending; their name is not kept in the clear. */
function withViewer(veiled: RawStore, raw: RawStore, ring: Keyring): RawStore {
  return over(veiled, {
    get: async (key: unknown) => {
      if (key !== VIEWER) return veiled.get(key);
      return (ring.cipher && (await veiled.get(WHOLE_VIEWER))) || raw.get(VIEWER);
    },
    put: async (value: unknown, key: unknown) => {
      if (key !== VIEWER) return veiled.put(value, key);
      await veiled.put(value, WHOLE_VIEWER);
      return raw.put({ ...(value as object), display_name: '', practices: [] }, VIEWER);
    },
    delete: async (key: unknown) => {
      if (key === VIEWER) await raw.delete(WHOLE_VIEWER);
      await raw.delete(key);
    },
  });
}
