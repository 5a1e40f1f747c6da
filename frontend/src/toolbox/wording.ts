/** Words of the toolbox in the person's language. */
import { words } from '../i18n/language';

export const box = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
