/** Words of two versions and of refused notes in the person's language. */
import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
