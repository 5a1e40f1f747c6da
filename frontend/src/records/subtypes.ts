/** The second tap on a life moment, never required: closer words for each area of life. */
import { areasOfLife } from './wording';

export const subtypesOf = (category: unknown): string[] =>
  typeof category === 'string' ? Object.keys(areasOfLife()[category] ?? {}) : [];

/** In the person's language; a subtype of somebody else's making is left as it was written. */
export function subtypeWords(subtype: string): string {
  const area = Object.values(areasOfLife()).find((names) => subtype in names);
  return area?.[subtype] ?? subtype.replaceAll('_', ' ');
}
