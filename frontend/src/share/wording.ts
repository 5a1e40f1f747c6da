/** Words of sharing, of the first run and of asking to be seen, in the person's language. */
import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
