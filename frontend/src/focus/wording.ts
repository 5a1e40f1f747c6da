/** Words of the evenings agreed for a while, in the person's language. */
import { words } from '../i18n/language';
import { valueWords } from '../records/wording';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });

export const keysInWords = (keys: string[]): string => keys.map((key) => valueWords(key)).join(', ');
