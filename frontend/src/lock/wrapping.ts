/** Ways to the data key: a code together with the service's half, or a passkey of this device. */
import { type Bytes, base64, base64Url, fromBase64, fromHex, joined, randomBytes, utf8 } from './bytes';
import type { KeptLock } from './keyring';
import { cipherOf, derived } from './sealing';

export const ROUNDS = 600_000;
const SHORTEST_NUMBER = 6;
const SHORTEST_PHRASE = 8;
const NOTHING = new Uint8Array();

const plain = (code: string): string => code.normalize('NFKC').trim();

export function isFitCode(code: string): boolean {
  const given = plain(code);
  return given.length >= (/^\d*$/.test(given) ? SHORTEST_NUMBER : SHORTEST_PHRASE);
}

/** What the service is shown of a code says nothing about what opens the notebook. */
export interface Stretched {
  verifier: string;
  secret: Bytes;
}

export async function stretch(code: string, salt: string, rounds: number): Promise<Stretched> {
  const key = await crypto.subtle.importKey('raw', utf8(plain(code)), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(salt), iterations: rounds };
  const base = new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
  return {
    verifier: base64Url(await derived(base, NOTHING, 'longcours/lock/verifier')),
    secret: await derived(base, NOTHING, 'longcours/lock/secret'),
  };
}

export const newSalt = (): string => base64(randomBytes(32));

/** Shown to the service with every reading once the notebook is open. */
export const readTokenOf = async (dataKey: Bytes): Promise<string> =>
  base64Url(await derived(dataKey, NOTHING, 'longcours/lock/reading'));

const keyOfCode = (secret: Bytes, half: string) =>
  derived(joined(secret, fromHex(half)), NOTHING, 'longcours/lock/code');
const keyOfPasskey = (secret: Bytes) => derived(secret, NOTHING, 'longcours/lock/passkey');

export async function wrapByCode(dataKey: Bytes, secret: Bytes, half: string): Promise<string> {
  return base64((await cipherOf(await keyOfCode(secret, half))).encrypt(base64(dataKey), 'code'));
}

export async function openByCode(
  way: NonNullable<KeptLock['code']>,
  secret: Bytes,
  half: string,
): Promise<Bytes> {
  return fromBase64((await cipherOf(await keyOfCode(secret, half))).decrypt(fromBase64(way.wrapped), 'code'));
}

export async function wrapByPasskey(dataKey: Bytes, secret: Bytes): Promise<string> {
  return base64((await cipherOf(await keyOfPasskey(secret))).encrypt(base64(dataKey), 'passkey'));
}

export async function openByPasskey(way: NonNullable<KeptLock['passkey']>, secret: Bytes): Promise<Bytes> {
  return fromBase64((await cipherOf(await keyOfPasskey(secret))).decrypt(fromBase64(way.wrapped), 'passkey'));
}
