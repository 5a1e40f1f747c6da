/** Words of the calendar of years. */
import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
