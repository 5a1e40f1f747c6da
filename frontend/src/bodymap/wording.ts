/** Words of the body map in the person's language. */
import { preferences } from '../preferences.svelte';
import { bodyEn } from './wording.en';
import { type BodyWording, bodyFr } from './wording.fr';

export const b = (): BodyWording => (preferences.language === 'fr' ? bodyFr : bodyEn);
