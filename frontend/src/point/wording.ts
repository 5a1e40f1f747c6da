/** Words of taking stock in the person's language. */
import { preferences } from '../preferences.svelte';
import { pointEn } from './wording.en';
import { type PointWording, pointFr } from './wording.fr';

export const p = (): PointWording => (preferences.language === 'fr' ? pointFr : pointEn);
