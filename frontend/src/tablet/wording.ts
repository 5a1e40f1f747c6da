/** Words of the tablet's frame in the professional's language. */
import { preferences } from '../preferences.svelte';
import { tabletEn } from './wording.en';
import { type TabletWording, tabletFr } from './wording.fr';

export const w = (): TabletWording => (preferences.language === 'fr' ? tabletFr : tabletEn);
