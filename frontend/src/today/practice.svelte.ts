/** The practice a professional is working for, where they belong to several. */
import { session } from '../session/session.svelte';

const KEY = 'longcours.practice';

export const practices = () => (session.viewer?.practices ?? []).filter((one) => one.role === 'therapist');

const chosen = $state({ id: sessionStorage.getItem(KEY) ?? '' });

export const practice = (): string =>
  practices().find((one) => one.id === chosen.id)?.id ?? practices()[0]?.id ?? '';

export function choosePractice(id: string): void {
  chosen.id = id;
  sessionStorage.setItem(KEY, id);
}
