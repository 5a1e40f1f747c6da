/** Words around what happened since last time, in the professional's language. */
import { preferences } from '../preferences.svelte';
import { sinceEn } from './wording.en';
import { type SinceWording, sinceFr } from './wording.fr';

export const w = (): SinceWording => (preferences.language === 'fr' ? sinceFr : sinceEn);
