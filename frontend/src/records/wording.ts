/** Words of the records in the person's language, loaded with the screens that read records. */
import { words } from '../i18n/language';
import type { Kind } from './kinds';

const wording = words({ fr: () => import('./wording.fr'), en: () => import('./wording.en') });

export const kindWords = (kind: Kind): string => wording().kinds[kind];

/** The button and the title of what stood around an overflow. */
export const aroundWords = (): string => wording().around;

export const fieldWords = (field: string): string | undefined =>
  (wording().fields as Record<string, string>)[field];

/** A closed value in words; what people wrote themselves is left as it is. */
export const valueWords = (value: string): string =>
  (wording().values as Record<string, string>)[value] ?? value;

/** The closer words of each area of life. */
export const areasOfLife = (): Record<string, Record<string, string>> => wording().subtypes;

/** The seven words of the margin, from −3 to +3. */
export const marginWords = (margin: number): string => wording().margins[`${margin}`] ?? '';

/** The seven levels of a comparison, from much better to much less well. */
export const changeWords = (level: number): string => wording().changes[`${level}`] ?? '';

export const totalWords = (key: string): string => wording().totals[key] ?? wording().totals.total ?? key;

/** A total is only ever said with its range and its direction. */
export const rangeWords = (value: string, range: [number, number], heavier: boolean | null): string =>
  wording()[heavier === null ? 'neither' : heavier ? 'heavier' : 'better'](value, ...range);
