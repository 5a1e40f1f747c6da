/** Whether this browser keeps what it was given: asked for once, looked at again at every opening. */
import { database } from './database';

const SENTINEL = 'longcours.sentinel';
const ASKED = 'longcours.askedToKeep';
/** A session older than this whose sentinel is gone had a notebook here that the browser has erased. */
const FRESH_SESSION_MS = 3_600_000;

/** Two sentinels: browsers erase the database alone, or everything but the session's cookie. */
export async function setSentinel(): Promise<void> {
  const since = localStorage.getItem(SENTINEL) ?? new Date().toISOString();
  localStorage.setItem(SENTINEL, since);
  await (await database()).put('meta', since, 'sentinel');
}

export function removeSentinel(): void {
  localStorage.removeItem(SENTINEL);
  localStorage.removeItem(ASKED);
}

async function sentinelIsThere(): Promise<boolean> {
  return (await (await database()).get('meta', 'sentinel')) !== undefined;
}

/** Known without asking anybody: the database alone was erased. */
export async function databaseWasErased(): Promise<boolean> {
  return localStorage.getItem(SENTINEL) !== null && !(await sentinelIsThere());
}

/** `signedInSince` is only asked where nothing is left here to tell. */
export async function everythingWasErased(
  signedInSince: () => Promise<string | undefined>,
): Promise<boolean> {
  if (localStorage.getItem(SENTINEL) !== null || (await sentinelIsThere())) return false;
  const since = await signedInSince();
  return since !== undefined && Date.now() - Date.parse(since) > FRESH_SESSION_MS;
}

export function isInstalled(): boolean {
  const apple = (navigator as Navigator & { standalone?: boolean }).standalone === true;
  return apple || window.matchMedia('(display-mode: standalone)').matches;
}

/** Browsers say yes more readily to what is installed: asked once before, and once more after. */
export async function askToKeep(): Promise<void> {
  const place = isInstalled() ? 'installed' : 'browser';
  if (!navigator.storage?.persist || localStorage.getItem(ASKED) === place) return;
  localStorage.setItem(ASKED, place);
  await navigator.storage.persist();
}

export async function isKept(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}
