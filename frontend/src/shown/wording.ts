/** Words of shown links: making one, and reading one. */
import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
