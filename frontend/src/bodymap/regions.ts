/** The regions of the body map in the person's language, in the order of the catalogue. */
import { preferences } from '../preferences.svelte';
import { REGION_NAMES } from './names';

export const REGION_KEYS: readonly string[] = Object.keys(REGION_NAMES);

/** What a region is called; nothing when the word is not a region. */
export const regionWords = (key: string): string | undefined =>
  REGION_NAMES[key]?.[preferences.language === 'fr' ? 0 : 1];
