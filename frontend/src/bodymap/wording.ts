/** Words of the body map in the person's language. */
import { words } from '../i18n/language';

export const b = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
