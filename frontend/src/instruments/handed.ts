/** The tablet in the person's hands: until a professional takes it back, nothing else of the file is shown, even after a
 * reload: App.svelte reads the same key at every change of place. Never an answer is kept here. */
import type { Language } from '../api/contract';
import { go, place } from '../router.svelte';

export interface Handed {
  patient: string;
  response: string;
  /** What the professional reads in. */
  back: Language;
}

const KEY = 'longcours.handed';

export const handed = (): Handed | null => JSON.parse(localStorage.getItem(KEY) ?? 'null') as Handed | null;

export function handOver(to: Handed): void {
  localStorage.setItem(KEY, JSON.stringify(to));
  go('/a-vous');
}

export function takeBack(to: string): void {
  localStorage.removeItem(KEY);
  // Somebody may have gone back to that very place meanwhile: it is to be looked at again.
  place.path = '';
  go(to);
}
