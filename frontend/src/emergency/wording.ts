import { words } from '../i18n/language';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });
