/** What this page holds of the lock of this device; the data key is here and nowhere on the device. */
import type { Database } from '../store/database';

export const LABEL = 'longcours/sealed/1';

/** Words sealed to a key whose other half is elsewhere. */
export interface Box {
  key_id: string;
  ephemeral: string;
  nonce: string;
  box: string;
}

export interface PublicKey {
  key_id: string;
  public_key: string;
}

/** Kept in the clear: nothing in it opens anything by itself. */
export interface KeptLock {
  account: string;
  service: PublicKey;
  /** The device's own pair, so that what was written while locked can be read here; the private half is wrapped. */
  owner: PublicKey & { private_key: string };
  code?: { salt: string; rounds: number; wrapped: string };
  passkey?: { id: string; salt: string; wrapped: string };
}

export interface Cipher {
  encrypt(text: string, about: string): Uint8Array;
  decrypt(box: Uint8Array, about: string): string;
}

/** Immediate: a transaction of the database does not wait for a key. */
export type Seal = (text: string, about: string) => Box;

export interface Keyring {
  lock: KeptLock;
  /** Null while locked. */
  cipher: Cipher | null;
  /** Null in the background worker, which passes sealed words on and writes none. */
  seals: { service: Seal; owner: Seal } | null;
}

/** Given by the page, which loads these only where there is a lock, and by the background worker, which cannot. */
interface Loaders {
  seals: (lock: KeptLock) => Promise<Keyring['seals']>;
  veil: () => Promise<(real: Database, ring: Keyring) => Database>;
}

export const keys: { ring: Keyring | null; load: Loaders | null } = { ring: null, load: null };

async function keyringFor(lock: KeptLock): Promise<Keyring> {
  if (keys.ring?.lock.owner.public_key === lock.owner.public_key) return keys.ring;
  keys.ring = { lock, cipher: null, seals: (await keys.load?.seals(lock)) ?? null };
  return keys.ring;
}

export async function veiled(real: Database, lock: KeptLock): Promise<Database> {
  if (!keys.load) throw new Error('a locked database is opened by who can');
  return (await keys.load.veil())(real, await keyringFor(lock));
}
