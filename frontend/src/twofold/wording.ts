/** Words of two versions and of refused notes in the person's language. */
import { preferences } from '../preferences.svelte';
import { twofoldEn } from './wording.en';
import { type TwofoldWording, twofoldFr } from './wording.fr';

export const w = (): TwofoldWording => (preferences.language === 'fr' ? twofoldFr : twofoldEn);
