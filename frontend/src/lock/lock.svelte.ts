/** Whether this notebook has a lock and is locked: at opening, after minutes in the background, or by one tap. */
import { showReadToken } from '../api/client';
import { go } from '../router.svelte';
import { database } from '../store/database';
import { onNotice, tellOtherPages } from '../sync/notices';
import { keys } from './keyring';

keys.load = {
  seals: async (kept) => (await import('./sealing')).sealsOf(kept),
  veil: async () => (await import('./concealed')).concealed,
};

export const lock = $state({ on: false, locked: false });

const PHONE_MS = 300_000;
const TABLET_MS = 120_000;

/** Looks at what this device keeps; the answer is there before anything is shown. */
export async function lookAtLock(): Promise<void> {
  await database();
  lock.on = keys.ring !== null;
  lock.locked = lock.on && !keys.ring?.cipher;
}

/** Everything readable leaves the page with the page itself, where it can come back. */
export function lockNow(): void {
  if (!lock.on || lock.locked) return;
  shut();
  tellOtherPages('locked');
  comeBack();
}

function shut(): void {
  if (keys.ring) keys.ring.cipher = null;
  showReadToken(null);
  lock.locked = true;
  if (location.pathname !== '/') go('/');
}

function comeBack(): void {
  if (navigator.serviceWorker?.controller || navigator.onLine) location.reload();
}

const patienceMs = (): number =>
  window.matchMedia('(min-width: 700px) and (min-height: 600px)').matches ? TABLET_MS : PHONE_MS;

/** Called once, when the application starts. */
export function listenForLock(): void {
  let hiddenAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now();
      timer = setTimeout(lockNow, patienceMs());
    } else {
      // Timers of a page in the background may have slept.
      if (hiddenAt !== null && Date.now() - hiddenAt >= patienceMs()) lockNow();
      hiddenAt = null;
    }
  });
  // Browsers write what is being typed to their own files, to bring it back after a crash; not where told otherwise.
  document.addEventListener('focusin', ({ target }) => {
    const field = target instanceof Element ? target.closest('textarea, input:not([autocomplete])') : null;
    if (lock.on) field?.setAttribute('autocomplete', 'off');
  });
  // Another page has locked, or has just turned the lock on.
  onNotice((notice) => {
    if (notice !== 'locked' || lock.locked) return;
    shut();
    comeBack();
  });
}
