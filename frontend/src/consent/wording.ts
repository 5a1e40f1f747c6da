/** Words around what a person agrees to; the texts themselves come from the service, by version. */
import { inBothLanguages } from '../i18n/language';
import { words as en } from './wording.en';
import { words as fr } from './wording.fr';

export const w = inBothLanguages({ fr, en });
