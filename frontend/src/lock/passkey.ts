/** A passkey of this device, made for the lock alone; the service never hears of it. */
import { type Bytes, base64, fromBase64, randomBytes } from './bytes';

/** This browser cannot give a key from a passkey, or the person has turned away. */
export class NoPasskey extends Error {}

interface Prf {
  prf?: { enabled?: boolean; results?: { first?: BufferSource } };
}

export async function mayOfferPasskey(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable();
}

export async function newPasskey(salt: string): Promise<{ id: string; secret: Bytes }> {
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Au long cours' },
        user: { id: randomBytes(16), name: 'Au long cours', displayName: 'Au long cours' },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
        extensions: { prf: { eval: { first: fromBase64(salt) } } },
      },
    }),
  );
  const extended = made.getClientExtensionResults() as Prf;
  if (!extended.prf?.enabled) throw new NoPasskey('this passkey gives no key');
  const id = base64(new Uint8Array(made.rawId));
  return { id, secret: secretIn(extended) ?? (await secretOfPasskey(id, salt)) };
}

export async function secretOfPasskey(id: string, salt: string): Promise<Bytes> {
  const shown = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id: fromBase64(id) }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: fromBase64(salt) } } },
      },
    }),
  );
  const secret = secretIn(shown.getClientExtensionResults() as Prf);
  if (!secret) throw new NoPasskey('this passkey gives no key');
  return secret;
}

function secretIn(extended: Prf): Bytes | null {
  const first = extended.prf?.results?.first;
  if (!first) return null;
  return ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer as ArrayBuffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
}

async function asked(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const found = await work();
    if (found) return found as PublicKeyCredential;
  } catch (reason) {
    if (!(reason instanceof DOMException)) throw reason;
    throw new NoPasskey(reason.name, { cause: reason });
  }
  throw new NoPasskey('nothing was shown');
}
