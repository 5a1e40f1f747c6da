/** Words of the questionnaires, on a professional's screens and on the tablet handed over. */
import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
