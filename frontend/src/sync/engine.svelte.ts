/** Sends what waits and reads what is new: at opening, when the network is back, after each writing, when the person asks. */
import { listenToAnswers, NoNetwork, Problem } from '../api/client';
import { lock } from '../lock/lock.svelte';
import { type Author, deliver } from './delivery';
import { onNotice, tellOthers } from './notices';
import { meetEpoch, type Unsent, unsentOf } from './outbox';
import { pull } from './pull';
import { twofoldNotes } from './shown';
import { inTurn } from './turn';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export const unsent = $state<Unsent & { online: boolean; twofold: number }>({
  waiting: [],
  attention: [],
  /** Notes of which two versions wait for a choice. */
  twofold: 0,
  online: navigator.onLine,
});

/** `patient`: whose notebook this device keeps a copy of; null for a professional. */
type SignedIn = Omit<Author, 'epoch'> & { patient: string | null };

let author: SignedIn | null = null;
/** Whose notebooks a professional reads on this device since it was opened. */
const followed = new Set<string>();
let epoch: string | null = null;
let pause = FIRST_PAUSE_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let askedAgain = false;

export async function startSync(signedIn: SignedIn): Promise<void> {
  author = signedIn;
  await refreshUnsent();
  void sendNow();
}

/** Resolves once this person's notebook has been read as far as the network lets it. */
export function follow(patient: string): Promise<void> {
  followed.add(patient);
  return sendNow();
}

/** Their copy leaves this device: it is not read again until their page is opened. */
export const unfollow = (patient: string): boolean => followed.delete(patient);

export function stopSync(): void {
  author = null;
  followed.clear();
  clearTimeout(timer);
  unsent.waiting = [];
  unsent.attention = [];
  unsent.twofold = 0;
}

export async function refreshUnsent(): Promise<void> {
  const from = author;
  if (!from) return;
  const found = await unsentOf(from.account);
  const twofold = from.patient ? (await twofoldNotes(from.patient)).length : 0;
  // Signed out meanwhile: nothing is said of who left.
  if (author?.account === from.account) Object.assign(unsent, found, { twofold });
}

/** Resolves when nothing more can be sent for now. */
export function sendNow(): Promise<void> {
  clearTimeout(timer);
  if (running) {
    askedAgain = true;
    return running;
  }
  running = inTurn(sendAll).finally(() => {
    running = null;
    if (askedAgain) {
      askedAgain = false;
      void sendNow();
    }
  });
  return running;
}

async function sendAll(): Promise<void> {
  if (!(await deliver(() => author && { ...author, epoch }, refreshUnsent))) return tryLater();
  pause = FIRST_PAUSE_MS;
  await refreshUnsent();
  await readNew();
}

async function readNew(): Promise<void> {
  if (!author || lock.locked) return;
  const { account, patient: own } = author;
  try {
    for (const patient of own ? [own] : followed) {
      if (await pull(patient, account, new Date(), () => author?.account === account))
        tellOthers('refreshed');
    }
  } catch (reason) {
    if (!(reason instanceof NoNetwork || reason instanceof Problem)) throw reason;
  }
}

function tryLater(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void sendNow(), pause * (0.5 + Math.random()));
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
}

async function noticeEpoch(seen: string): Promise<void> {
  if (seen === epoch) return;
  epoch = seen;
  if (await meetEpoch(seen)) {
    await refreshUnsent();
    void sendNow();
  }
}

/** Called once, when the application starts. */
export function listenForNetwork(): void {
  listenToAnswers({ epoch: (seen) => void noticeEpoch(seen) });
  window.addEventListener('online', () => {
    unsent.online = true;
    pause = FIRST_PAUSE_MS;
    void sendNow();
  });
  window.addEventListener('offline', () => {
    unsent.online = false;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sendNow();
  });
  onNotice((notice) => {
    if (notice !== 'wiped') void refreshUnsent();
  });
}
