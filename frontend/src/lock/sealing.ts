/** Sealing to a public key, and the cipher of the data key. Both work at once, inside a transaction of the database. */
import { type Bytes, base64, fromBase64, joined, randomBytes, textOf, utf8 } from './bytes';
import {
  type Box,
  type Cipher,
  type KeptLock,
  type Keyring,
  LABEL,
  type PublicKey,
  type Seal,
} from './keyring';

const NONCE_BYTES = 12;
/** Loaded where there is a lock, and nowhere else: making its tables takes longer than opening any screen. */
const loadGcm = async () => (await import('@noble/ciphers/aes.js')).gcm;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

/** One key made for the occasion serves until this page is gone; every box has its own nonce. */
export async function sealFor(recipient: PublicKey): Promise<Seal> {
  const theirs = fromBase64(recipient.public_key);
  const pair = (await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])) as CryptoKeyPair;
  const ephemeral = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const key = await boxKey(pair.privateKey, theirs, joined(ephemeral, theirs));
  const gcm = await loadGcm();
  return (text, about) => {
    const nonce = randomBytes(NONCE_BYTES);
    const box = gcm(key, nonce, utf8(about)).encrypt(utf8(text));
    return {
      key_id: recipient.key_id,
      ephemeral: base64(ephemeral),
      nonce: base64(nonce),
      box: base64(box),
    };
  };
}

export async function openBox(
  privateKey: CryptoKey,
  own: string,
  sealed: Box,
  about: string,
): Promise<string> {
  const ephemeral = fromBase64(sealed.ephemeral);
  const key = await boxKey(privateKey, ephemeral, joined(ephemeral, fromBase64(own)));
  const gcm = await loadGcm();
  return textOf(gcm(key, fromBase64(sealed.nonce), utf8(about)).decrypt(fromBase64(sealed.box)));
}

async function boxKey(privateKey: CryptoKey, theirs: Bytes, salt: Bytes): Promise<Bytes> {
  const peer = await crypto.subtle.importKey('raw', theirs, CURVE, false, []);
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: peer }, privateKey, 256);
  return derived(new Uint8Array(secret), salt, LABEL);
}

export async function derived(secret: Bytes, salt: Bytes, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256));
}

export async function cipherOf(key: Bytes): Promise<Cipher> {
  const gcm = await loadGcm();
  return {
    encrypt(text, about) {
      const nonce = randomBytes(NONCE_BYTES);
      return joined(nonce, gcm(key, nonce, utf8(about)).encrypt(utf8(text)));
    },
    decrypt(box, about) {
      const nonce = box.subarray(0, NONCE_BYTES);
      return textOf(gcm(key, nonce, utf8(about)).decrypt(box.subarray(NONCE_BYTES)));
    },
  };
}

export async function sealsOf(lock: KeptLock): Promise<NonNullable<Keyring['seals']>> {
  const [service, owner] = await Promise.all([sealFor(lock.service), sealFor(lock.owner)]);
  return { service, owner };
}

/** A pair of this device, its private half wrapped by the data key. */
export async function newOwner(cipher: Cipher): Promise<KeptLock['owner']> {
  const pair = (await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])) as CryptoKeyPair;
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey('raw', pair.publicKey),
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  const wrapped = cipher.encrypt(base64(new Uint8Array(privateKey)), 'owner');
  return { key_id: 'owner', public_key: base64(new Uint8Array(publicKey)), private_key: base64(wrapped) };
}

export async function ownerKey(lock: KeptLock, cipher: Cipher): Promise<CryptoKey> {
  const pkcs8 = fromBase64(cipher.decrypt(fromBase64(lock.owner.private_key), 'owner'));
  return crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits']);
}
