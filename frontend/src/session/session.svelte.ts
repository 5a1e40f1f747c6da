/** Who is here. A device that has no network still knows who used it last, so that writing never waits. */
import { devices, endSession, whoAmI } from '../api/calls';
import { listenToAnswers, NoNetwork, Problem, showReadToken } from '../api/client';
import type { Viewer } from '../api/contract';
import { speak } from '../i18n/language';
import { keys } from '../lock/keyring';
import { lock, lookAtLock } from '../lock/lock.svelte';
import { languageChosen } from '../preferences.svelte';
import { forgetRecords, forgetViewer, keepViewer, keptViewer, wipeDevice } from '../store/database';
import { departure, forgetReceived } from '../store/departure';
import { databaseWasErased, everythingWasErased, removeSentinel, setSentinel } from '../store/keeping';
import { startSync, stopSync } from '../sync/engine.svelte';
import { onNotice, tellOthers } from '../sync/notices';
import { unsentOf } from '../sync/outbox';
import { forgetApplication, keepApplication } from '../worker/kept.svelte';
import { askToConfirm } from './confirming.svelte';

type Phase = 'starting' | 'signed_out' | 'signed_in' | 'ended' | 'unreachable';

interface Session {
  phase: Phase;
  /** In an ended session: the person whose phone this is, who goes on writing while the service waits. */
  viewer: Viewer | null;
  unsent: number;
  /** The browser has erased what this device kept. */
  erased: boolean;
  /** The notebook was opened for the first time, a moment ago. */
  arrived: boolean;
}

export const session = $state<Session>({
  phase: 'starting',
  viewer: null,
  unsent: 0,
  erased: false,
  arrived: false,
});

/** Where an ended session is opened again. */
export const SIGN_IN_PATH = '/entrer';
const ROLE_KEY = 'longcours.role';

/** A network that is there and does not answer must not keep anybody waiting for their own notebook. */
const PATIENCE_MS = 600;
/** Opened on the word of this device alone; the service judges as soon as it can be reached. */
let onOwnWord = false;
let leaving = false;

export async function openSession(): Promise<void> {
  listenToAnswers({
    // Whoever is leaving sees the door once nothing is left here, not when a last question comes too late.
    signedOut: () => void (leaving || sessionEnded()),
    // A browser that has erased what the lock opens has to be signed in again.
    shut: () => void (lock.on || leaving || sessionEnded()),
    confirm: askToConfirm,
  });
  await lookAtLock();
  if (departure.owed() && !(await settleDeparture())) return;
  session.erased ||= await databaseWasErased();
  const kept = await keptViewer();
  const asked = whoAmI().then(admit, refuse);
  if (!kept) return asked;
  await Promise.race([asked, new Promise((done) => setTimeout(done, navigator.onLine ? PATIENCE_MS : 0))]);
  if (session.phase !== 'starting' && session.phase !== 'unreachable') return;
  onOwnWord = true;
  await enter(kept);
}

async function admit(viewer: Viewer): Promise<void> {
  onOwnWord = false;
  session.erased ||= await everythingWasErased(signedInSince);
  await enter(viewer);
}

async function refuse(reason: unknown): Promise<void> {
  if (reason instanceof Problem && reason.status === 401) return sessionEnded();
  if (!(reason instanceof NoNetwork || reason instanceof Problem)) throw reason;
  const viewer = await keptViewer();
  onOwnWord = viewer !== null;
  if (session.phase === 'signed_in') return;
  if (viewer) await enter(viewer);
  else session.phase = 'unreachable';
}

async function signedInSince(): Promise<string | undefined> {
  try {
    return (await devices()).find((device) => device.current)?.created_at;
  } catch (reason) {
    if (reason instanceof NoNetwork || reason instanceof Problem) return undefined;
    throw reason;
  }
}

/** Called once, when the application starts. */
export function listenForSession(): void {
  window.addEventListener('online', () => {
    if (onOwnWord) void whoAmI().then(admit, refuse);
  });
  // A page the browser had put aside comes back as it was, with whatever stood on it.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && session.viewer && localStorage.getItem(ROLE_KEY) === 'none') signedOut();
  });
  onNotice((notice) => {
    if (notice === 'wiped' && session.phase !== 'signed_out') {
      signedOut();
      void forgetApplication();
    }
    if (notice === 'written' && session.phase === 'ended') void countUnsent();
  });
}

export async function enter(viewer: Viewer): Promise<void> {
  departure.settle();
  if (keys.ring && keys.ring.lock.account !== viewer.account_id) await leaveLock();
  await keepViewer(viewer);
  await setSentinel();
  if (!languageChosen()) await speak(viewer.language);
  showRole(viewer.patient_id ? 'patient' : 'therapist');
  session.viewer = viewer;
  session.phase = 'signed_in';
  await startSync({ account: viewer.account_id, device: viewer.device_id, patient: viewer.patient_id });
  keepApplication(!viewer.patient_id);
}

/** The lock goes with whoever set it, or with the code nobody has any more. */
export async function leaveLock(): Promise<void> {
  if (lock.on) await (await import('../lock/turning')).leaveLockBehind();
}

/** What is unsent stays on the device, bound to its account; the person's own phone goes on taking notes. */
async function sessionEnded(): Promise<void> {
  onOwnWord = false;
  stopSync();
  const viewer = session.viewer ?? (await keptViewer());
  const ownPhone = Boolean(viewer?.patient_id);
  await (ownPhone ? forgetReceived() : forgetRecords());
  session.phase = viewer ? 'ended' : 'signed_out';
  session.viewer = ownPhone ? viewer : null;
  await countUnsent();
  showRole(ownPhone ? 'patient' : 'none');
  if (viewer) keepApplication(!ownPhone);
}

async function countUnsent(): Promise<void> {
  const viewer = session.viewer ?? (await keptViewer());
  session.unsent = viewer ? (await unsentOf(viewer.account_id)).waiting.length : 0;
}

/** Signs out here: the service first, then everything this device kept. */
export async function leave(): Promise<void> {
  leaving = true;
  // The door has to be there before what is kept here goes: without network it comes from nowhere else.
  await import('../screens/SignIn.svelte').catch(() => undefined);
  try {
    const told = await tellDeparture();
    stopSync();
    await forgetViewer();
    await wipeDevice();
    await forgetApplication();
    removeSentinel();
    if (told) departure.settle();
    else departure.owe();
    tellOthers('wiped');
    signedOut();
  } finally {
    leaving = false;
  }
}

function signedOut(): void {
  onOwnWord = false;
  stopSync();
  showReadToken(null);
  lock.on = false;
  lock.locked = false;
  session.viewer = null;
  session.phase = 'signed_out';
  showRole('none');
}

async function tellDeparture(): Promise<boolean> {
  try {
    await endSession();
  } catch (reason) {
    if (reason instanceof Problem && reason.status === 401) return true;
    if (!(reason instanceof NoNetwork || reason instanceof Problem)) throw reason;
    return false;
  }
  return true;
}

/** Whoever signed out without network stays signed out, even where the service has not heard of it yet. */
async function settleDeparture(): Promise<boolean> {
  if (await tellDeparture()) {
    departure.settle();
    return true;
  }
  signedOut();
  return false;
}

function showRole(role: 'patient' | 'therapist' | 'none'): void {
  localStorage.setItem(ROLE_KEY, role);
  document.documentElement.dataset.role = role;
}
