/** Words of taking stock in the person's language. */
import { words } from '../i18n/language';

export const p = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
