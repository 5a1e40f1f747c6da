/** What is asked of the service about ways of coming in. */
import { ask } from '../api/client';
import type { Viewer, WaysIn } from '../api/contract';

export type Options = Record<string, unknown>;

const optionsOf = async (path: string) => (await ask<{ options: Options }>('POST', path, {})).options;

export const passkeyOptions = () => optionsOf('/v1/session/passkey/challenge');
export const confirmOptions = () => optionsOf('/v1/session/confirm/passkey/challenge');
export const newPasskeyOptions = () => optionsOf('/v1/account/passkeys/challenge');

export const signInWithPasskey = (credential: unknown, device_label: string, keeps_lock: boolean) =>
  ask<Viewer>('POST', '/v1/session/passkey', { credential, device_label, keeps_lock });
export const confirmWithPasskey = (credential: unknown) =>
  ask<void>('POST', '/v1/session/confirm/passkey', { credential });
export const confirmSession = (password: string, second_factor: string | null) =>
  ask<void>('POST', '/v1/session/confirm', { password, second_factor });

export const waysIn = () => ask<WaysIn>('GET', '/v1/account/ways-in');
export const addPasskey = (credential: unknown, label: string) =>
  ask<void>('POST', '/v1/account/passkeys', { credential, label });
export const namePasskey = (id: string, label: string) =>
  ask<void>('PATCH', `/v1/account/passkeys/${id}`, { label });
export const removePasskey = (id: string) => ask<void>('DELETE', `/v1/account/passkeys/${id}`);
export const beginCodes = () =>
  ask<{ secret: string; qr_svg: string }>('POST', '/v1/account/one-time-codes', {});
export const finishCodes = (code: string) => ask<void>('PUT', '/v1/account/one-time-codes', { code });
export const removeCodes = () => ask<void>('DELETE', '/v1/account/one-time-codes');
export const makeRecoveryCodes = () => ask<{ codes: string[] }>('POST', '/v1/account/recovery-codes', {});
export const changePassword = (current_password: string | null, new_password: string) =>
  ask<void>('PUT', '/v1/account/password', { current_password, new_password });

export const takeWayBack = (given: { token: string; oral_code?: string; password: string }) =>
  ask<Viewer>('POST', '/v1/invitations/way-back', given);
