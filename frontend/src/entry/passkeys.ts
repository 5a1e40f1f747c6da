/** Passkeys of the browser: asked for with the options of the service, shown back as JSON. */
import { Problem } from '../api/client';
import type { Viewer } from '../api/contract';
import { deviceLabel } from '../session/deviceLabel';
import {
  addPasskey,
  confirmOptions,
  confirmWithPasskey,
  newPasskeyOptions,
  type Options,
  passkeyOptions,
  signInWithPasskey,
} from './calls';
import { w } from './wording';

/** Turned away, or none for this place. */
const nothingShown = (cause?: unknown) =>
  Object.assign(new Problem({ detail: w().passkeyAway, status: 403, code: 'passkey_refused' }), { cause });

export const mayUsePasskeys = () =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

const MARK = 'longcours.passkey';
/** Whether this device has let somebody in: its button then stands first at the door. */
const remember = () => localStorage.setItem(MARK, '1');

export async function enterWithPasskey(keepsLock: boolean): Promise<Viewer> {
  const viewer = await signInWithPasskey(await shown(await passkeyOptions()), deviceLabel(), keepsLock);
  remember();
  return viewer;
}

export async function confirmByPasskey(): Promise<void> {
  await confirmWithPasskey(await shown(await confirmOptions()));
}

export async function registerThisDevice(): Promise<void> {
  const options = await newPasskeyOptions();
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
        options as unknown as PublicKeyCredentialCreationOptionsJSON,
      ),
    }),
  );
  await addPasskey(made, deviceLabel() || '—');
  remember();
}

const shown = (options: Options) =>
  asked(() =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
        options as unknown as PublicKeyCredentialRequestOptionsJSON,
      ),
    }),
  );

async function asked(work: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const found = await work();
    if (found) return (found as PublicKeyCredential).toJSON();
  } catch (reason) {
    throw reason instanceof DOMException ? nothingShown(reason) : reason;
  }
  throw nothingShown();
}
