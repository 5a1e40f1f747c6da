/** The application kept on this device, so that it opens without network, and its new versions. */
import { idle } from './idle';
import type { Asked } from './requests';
import { SEND_TAG } from './requests';

const UPDATE_CHECK_MS = 3_600_000;

export const kept = $state({ newVersion: false });

let registration: ServiceWorkerRegistration | null = null;
let leftHere = false;
let wanted = false;
let checkedAt = 0;

/** Called once somebody is signed in: a device where nobody is keeps nothing, a person's phone nothing of the tablet. */
export function keepApplication(forTablet: boolean): void {
  if (wanted || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  wanted = true;
  // A worker that was told to go stays until its page is gone, and would come back with empty hands.
  if (leftHere) location.reload();
  else whenIdle(() => void register(forTablet ? '/sw.js?tablet' : '/sw.js'));
}

async function register(script: string): Promise<void> {
  // Signed out again before the hand was idle.
  if (!wanted) return;
  try {
    registration = await navigator.serviceWorker.register(script, { updateViaCache: 'none' });
  } catch {
    // A private window may refuse: the application then needs the network, and everything else works.
    return;
  }
  checkedAt = Date.now();
  watch(registration);
}

/** The first screen comes first: what is kept for later is fetched once nothing else is under way. */
function whenIdle(work: () => void): void {
  const begin = () => void idle().then(work);
  if (document.readyState === 'complete') begin();
  else window.addEventListener('load', begin, { once: true });
}

function watch(watched: ServiceWorkerRegistration): void {
  kept.newVersion = Boolean(watched.waiting && watched.active);
  watched.addEventListener('updatefound', () => {
    const coming = watched.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && watched.active) kept.newVersion = true;
    });
  });
  let before = navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Another tab has taken the new version; this one goes on as it is until its reader taps too.
    if (before) kept.newVersion = true;
    before = navigator.serviceWorker.controller;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - checkedAt < UPDATE_CHECK_MS) return;
    checkedAt = Date.now();
    void watched.update().catch(() => undefined);
  });
}

/** Only ever called by the reader's own tap. */
export function openNewVersion(): void {
  const waiting = registration?.waiting;
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated') location.reload();
  });
  ask(waiting, 'take over');
}

/** The drawing library, kept for the days without network once the hand is idle. */
export function keepPicture(): void {
  if (!('serviceWorker' in navigator)) return;
  whenIdle(
    () => void navigator.serviceWorker.ready.then(({ active }) => active && ask(active, 'keep the picture')),
  );
}

/** Where the browser can, what waits goes out even after the application was closed. */
export async function sendInBackground(): Promise<void> {
  const ready = registration as (ServiceWorkerRegistration & { sync?: BackgroundTurns }) | null;
  // Refused by the person's settings, or not there at all (iOS): the open application sends all the same.
  if (ready?.active) await ready.sync?.register(SEND_TAG).catch(() => undefined);
}

interface BackgroundTurns {
  register(tag: string): Promise<void>;
}

export async function forgetApplication(): Promise<void> {
  leftHere = true;
  wanted = false;
  registration = null;
  kept.newVersion = false;
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}

function ask(worker: ServiceWorker, request: Asked): void {
  worker.postMessage(request);
}
