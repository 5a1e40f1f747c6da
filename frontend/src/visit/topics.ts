/** The practice's list as it is saved: no blanks, and each word once. */
import type { Shelf } from '../api/contract';
import { SHELVES } from '../toolbox/shelves';

export function cleaned(shelves: Record<Shelf, string[]>): Record<Shelf, string[]> {
  const seen = new Set<string>();
  const kept = (words: string[]) =>
    words
      .map((topic) => topic.trim())
      .filter((topic) => {
        const key = topic.toLocaleLowerCase();
        const isNew = topic !== '' && !seen.has(key);
        seen.add(key);
        return isNew;
      });
  return Object.fromEntries(SHELVES.map((shelf) => [shelf, kept(shelves[shelf])])) as Record<Shelf, string[]>;
}
