/** Words of sharing, of the first run and of asking to be seen, in the person's language. */
import { preferences } from '../preferences.svelte';
import { shareEn } from './wording.en';
import { type ShareWording, shareFr } from './wording.fr';

export const w = (): ShareWording => (preferences.language === 'fr' ? shareFr : shareEn);
