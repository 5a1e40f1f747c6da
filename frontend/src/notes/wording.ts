/** Words of the noting screens in the person's language. */
import { preferences } from '../preferences.svelte';
import { notesEn } from './wording.en';
import { type NotesWording, notesFr } from './wording.fr';

export const w = (): NotesWording => (preferences.language === 'fr' ? notesFr : notesEn);
