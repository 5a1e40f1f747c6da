/** The words every screen shares; reading them in a component follows a change of language at once. */
import { words } from './language';

export const t = words({ fr: () => import('./fr'), en: () => import('./en') });
