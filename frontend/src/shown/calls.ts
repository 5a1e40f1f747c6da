import { ask } from '../api/client';
import type { components } from '../api/schema';

type Shapes = components['schemas'];
export type Part = Shapes['Part'];
export type ShownLink = Shapes['ShareLinkOut'];
export type LinkChosen = Shapes['ShareLinkIn'];
export type LinkMade = Shapes['ShareLinkMadeOut'];

const placeOf = (patient: string): string => `/v1/patients/${patient}/share-links`;

export const shownLinks = (patient: string): Promise<Shapes['ShareLinksOut']> => ask('GET', placeOf(patient));

export const makeLink = (patient: string, chosen: LinkChosen): Promise<LinkMade> =>
  ask('POST', placeOf(patient), chosen);

export const withdrawLink = (patient: string, id: string): Promise<void> =>
  ask('DELETE', `${placeOf(patient)}/${id}`);

/** Six digits to say aloud. */
export function newPasscode(): string {
  const MOST = 1_000_000;
  const largest = 2 ** 32 - (2 ** 32 % MOST);
  let [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  while (drawn >= largest) [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${drawn % MOST}`.padStart(6, '0');
}
