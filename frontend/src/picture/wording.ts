/** Words of the pictures. */
import { words } from '../i18n/language';
import type { Picture, Said, SharedName } from './pictures';

export const w = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });

export const saidOf = (picture: Picture): Said =>
  picture.said?.() ?? w().pictures[picture.name as SharedName];
