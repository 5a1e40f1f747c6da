/** Indexes of encrypted records are not on the device: they are made of what has been decrypted. */
import { over, type RawStore } from './raw';

interface Row {
  key: IDBValidKey;
  primaryKey: IDBValidKey;
  value: unknown;
}

export function rememberedIndex(raw: RawStore, name: string, getAll: () => Promise<unknown[]>): RawStore {
  const index = raw.index(name);
  const rows = async (asked: unknown): Promise<Row[]> =>
    (await getAll())
      .flatMap((value) => rowOf(value, index, raw))
      .filter((row) => isMet(asked, row.key))
      .sort(byKey);
  return over(index, {
    get: async (asked: unknown) => (await rows(asked))[0]?.value,
    getAll: async (asked?: unknown, count?: number) =>
      (await rows(asked)).slice(0, count).map((row) => row.value),
    getAllKeys: async (asked?: unknown, count?: number) =>
      (await rows(asked)).slice(0, count).map((row) => row.primaryKey),
    count: async (asked?: unknown) => (await rows(asked)).length,
    openCursor: async (asked?: unknown, direction = 'next') => {
      const found = await rows(asked);
      return cursorAt(direction === 'prev' ? found.reverse() : found, 0);
    },
  });
}

function rowOf(value: unknown, index: RawStore, raw: RawStore): Row[] {
  const [key, primaryKey] = [keyIn(value, index.keyPath), keyIn(value, raw.keyPath)];
  return key === undefined || primaryKey === undefined ? [] : [{ key, primaryKey, value }];
}

function keyIn(value: unknown, path: string | string[] | null): IDBValidKey | undefined {
  if (Array.isArray(path)) {
    const parts = path.map((one) => keyIn(value, one));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }
  let found: unknown = value;
  for (const step of (path ?? '').split('.'))
    found = (found as Record<string, unknown> | null | undefined)?.[step];
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

function isMet(asked: unknown, key: IDBValidKey): boolean {
  if (asked === undefined || asked === null) return true;
  return asked instanceof IDBKeyRange ? asked.includes(key) : indexedDB.cmp(asked, key) === 0;
}

const byKey = (one: Row, other: Row): number =>
  indexedDB.cmp(one.key, other.key) || indexedDB.cmp(one.primaryKey, other.primaryKey);

function cursorAt(rows: Row[], at: number): (Row & { continue(): Promise<unknown> }) | null {
  const row = rows[at];
  return row ? { ...row, continue: async () => cursorAt(rows, at + 1) } : null;
}
