/** Words of a person's file in the professional's language. */
import { words } from '../i18n/language';
import { valueWords } from '../records/wording';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });

/** A closed value in words: those only a professional reads are kept here, the others with the records. */
export const said = (value: string): string => w().values[value] ?? valueWords(value);
