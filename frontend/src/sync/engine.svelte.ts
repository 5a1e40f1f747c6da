/** Sends what waits: at opening, when the network is back, after each writing, when the person asks. */
import { push } from '../api/calls';
import { listenToAnswers, NoNetwork, Problem } from '../api/client';
import type { Waiting } from '../store/database';
import { onNotice, tellOthers } from './notices';
import { asSent, meetEpoch, nextBatch, setAside, settle, trimSentLog, type Unsent, unsentOf } from './outbox';
import { inTurn } from './turn';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;

export const unsent = $state<Unsent & { online: boolean }>({
  waiting: [],
  attention: [],
  online: navigator.onLine,
});

interface Author {
  account: string;
  device: string;
}

let author: Author | null = null;
let epoch: string | null = null;
let pause = FIRST_PAUSE_MS;
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let askedAgain = false;

export async function startSync(signedIn: Author): Promise<void> {
  author = signedIn;
  await refreshUnsent();
  void sendNow();
}

export function stopSync(): void {
  author = null;
  clearTimeout(timer);
  unsent.waiting = [];
  unsent.attention = [];
}

export async function refreshUnsent(): Promise<void> {
  if (!author) return;
  Object.assign(unsent, await unsentOf(author.account));
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
  while (author) {
    const batch = nextBatch((await unsentOf(author.account)).waiting);
    if (batch.length === 0) break;
    const goesOn = await sendBatch(batch, author);
    await refreshUnsent();
    if (!goesOn) return tryLater();
  }
  pause = FIRST_PAUSE_MS;
  await refreshUnsent();
}

async function sendBatch(batch: Waiting[], from: Author): Promise<boolean> {
  const first = batch[0];
  if (!first) return false;
  try {
    const answer = await push({
      patient: first.patient,
      device: from.device,
      client_schema: first.client_schema,
      epoch,
      mutations: batch.map(asSent),
    });
    const again = await settle(batch, answer);
    await trimSentLog(first.patient, answer.backup_covers_seq, new Date());
    tellOthers('sent');
    return again === 0;
  } catch (reason) {
    if (!refusesWholeBatch(reason)) return false;
    return isolate(batch, from, reason);
  }
}

/** A batch refused as a whole is sent one by one, so that one bad entry never holds the others back. */
async function isolate(batch: Waiting[], from: Author, reason: Problem): Promise<boolean> {
  const first = batch[0];
  if (batch.length === 1 && first) {
    await setAside(first, reason.document);
    return true;
  }
  for (const entry of batch) if (!(await sendBatch([entry], from))) return false;
  return true;
}

function refusesWholeBatch(reason: unknown): reason is Problem {
  if (reason instanceof NoNetwork) return false;
  if (!(reason instanceof Problem)) throw reason;
  return reason.status >= 400 && reason.status < 500 && ![401, 403, 408, 425, 429].includes(reason.status);
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
