/** Words of the toolbox in the person's language. */
import { preferences } from '../preferences.svelte';
import { toolboxEn } from './wording.en';
import { type ToolboxWording, toolboxFr } from './wording.fr';

export const box = (): ToolboxWording => (preferences.language === 'fr' ? toolboxFr : toolboxEn);
