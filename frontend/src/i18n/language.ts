/** Words are loaded in one language, with the screens that say them: see docs/adr/0012. */
import type { Language } from '../api/contract';
import { prefer, preferences } from '../preferences.svelte';

type Files<Words> = Record<Language, () => Promise<{ words: Words }>>;

interface Area {
  said: Partial<Record<Language, unknown>>;
  load(language: Language): Promise<void>;
}

const areas: Area[] = [];

/** The words of one area, read at once and in the language of the moment; `withWords` has loaded them before. */
export function words<Words>(files: Files<Words>): () => Words {
  const said: Partial<Record<Language, Words>> = {};
  areas.push({
    said,
    load: async (language) => {
      said[language] = (await files[language]()).words;
    },
  });
  return () => said[preferences.language] as Words;
}

/** For what comes over the network only: words that came later might not come, and every screen would wait for them. */
export const inBothLanguages =
  <Words>(said: Record<Language, Words>): (() => Words) =>
  () =>
    said[preferences.language];

const lacking = (language: Language): Area[] => areas.filter(({ said }) => !said[language]);

/** Once done, everything loaded so far can be read; the language may change meanwhile. */
export async function wordsHere(): Promise<void> {
  while (lacking(preferences.language).length > 0) await loadWords(preferences.language);
}

/** A screen, or a part of one, is only handed over once it can be read. */
export async function withWords<Loaded>(loading: Promise<Loaded>): Promise<Loaded> {
  const loaded = await loading;
  await wordsHere();
  return loaded;
}

const loadWords = (language: Language): Promise<unknown> =>
  Promise.all(lacking(language).map((area) => area.load(language)));

let chosen: Language | null = null;

/** Changes nothing and says no where the words cannot be had: without network, on a device that never kept them. */
export async function speak(language: Language): Promise<boolean> {
  chosen = language;
  try {
    while (lacking(language).length > 0) await loadWords(language);
  } catch {
    return false;
  }
  // Two choices in a row: the words of the first may come after those of the second.
  if (chosen === language) prefer({ language });
  return true;
}
