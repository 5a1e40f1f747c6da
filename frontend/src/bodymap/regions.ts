/** The regions of the body map in the person's language, in the order of the catalogue. */
import { b } from './wording';

export const regionKeys = (): string[] => Object.keys(b().regions);

/** What a region is called; nothing when the word is not a region. */
export const regionWords = (key: string): string | undefined => (b().regions as Record<string, string>)[key];
