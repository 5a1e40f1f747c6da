/** Words of the reminders in the person's language. */
import { preferences } from '../preferences.svelte';
import { remindersEn } from './wording.en';
import { type RemindersWording, remindersFr } from './wording.fr';

export const w = (): RemindersWording => (preferences.language === 'fr' ? remindersFr : remindersEn);
