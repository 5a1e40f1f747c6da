/** Words of a professional's day and of their people. */
import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
