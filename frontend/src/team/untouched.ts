/** A tablet left lying open, its screen still lit: it locks by itself once nobody has touched it for a while. */
import { lockNow } from '../lock/lock.svelte';

const UNTOUCHED_MS = 600_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'input'] as const;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Twice changes nothing; `lockNow` itself looks whether there is a lock. */
export function lockUntouched(): void {
  for (const touch of TOUCHES) document.addEventListener(touch, wait, { passive: true });
  wait();
}

function wait(): void {
  clearTimeout(timer);
  timer = setTimeout(lockNow, UNTOUCHED_MS);
}
