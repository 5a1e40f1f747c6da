/** Words of the lock in the person's language. */
import { preferences } from '../preferences.svelte';
import { lockEn } from './wording.en';
import { type LockWording, lockFr } from './wording.fr';

export const w = (): LockWording => (preferences.language === 'fr' ? lockFr : lockEn);
