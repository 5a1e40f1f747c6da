/** The words of the person's language; reading them in a component follows a change of language at once. */
import { preferences } from '../preferences.svelte';
import { en } from './en';
import { fr, type Messages } from './fr';

const dictionaries: Record<typeof preferences.language, Messages> = { fr, en };

export const t = (): Messages => dictionaries[preferences.language];
