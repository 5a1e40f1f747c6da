/** Words of the evenings agreed for a while, in the person's language. */
import { preferences } from '../preferences.svelte';
import { valueWords } from '../records/wording';
import { focusEn } from './wording.en';
import { type FocusWording, focusFr } from './wording.fr';

export const w = (): FocusWording => (preferences.language === 'fr' ? focusFr : focusEn);

export const keysInWords = (keys: string[]): string => keys.map((key) => valueWords(key)).join(', ');
