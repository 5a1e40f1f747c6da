/** Words of shown links: making one, and reading one. */
import { inBothLanguages } from '../i18n/language';
import { words as en } from './wording.en';
import { words as fr } from './wording.fr';

export const w = inBothLanguages({ fr, en });
