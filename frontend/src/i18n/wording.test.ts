import { expect, test } from 'vitest';
import englishMethod from '../method/text.en.json';
import frenchMethod from '../method/text.fr.json';
import { words as frenchRecords } from '../records/wording.fr';
import { words as en } from './en';
import { words as fr } from './fr';
import never from './never.json';

type Part = string | ((...given: unknown[]) => string) | Part[] | { [key: string]: Part };
type Files = Record<string, Record<string, Part>>;

/** Every area keeps its words beside its screens; new ones are read here without being named. */
const frenchFiles = import.meta.glob<Record<string, Part>>('../*/wording.fr.ts', { eager: true });
const englishFiles = import.meta.glob<Record<string, Part>>('../*/wording.en.ts', { eager: true });
const areaOf = (file: string): string => file.replace(/\/wording\.\w+\.ts$/, '');
const dictionary = (files: Files, shared: object): Part => ({
  ...Object.fromEntries(Object.entries(files).map(([file, said]) => [areaOf(file), Object.values(said)])),
  shared: shared as Part,
});
const wholeFrench = dictionary(frenchFiles, { ...fr, method: frenchMethod });
const wholeEnglish = dictionary(englishFiles, { ...en, method: englishMethod });

/** Every sentence of a dictionary; those with a part to fill are said with a sample. */
function sentencesOf(part: Part): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') return [`${part('3', '4')}`, `${part(1, 1)}`];
  return Object.values(part).flatMap(sentencesOf);
}

/** The same dictionary without its words: which keys there are, and what kind of thing each is. */
function shapeOf(part: Part): unknown {
  if (typeof part === 'object')
    return Object.fromEntries(
      Object.keys(part)
        .sort()
        .map((key) => [key, shapeOf((part as Record<string, Part>)[key] as Part)]),
    );
  return typeof part;
}

const french = sentencesOf(wholeFrench);
const english = sentencesOf(wholeEnglish);

const listed = (words: string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${words.join('|')})`, 'iu');
const NEVER_FR = listed(never.fr);
const NEVER_EN = listed(never.en);

/** Fixed safety and intended-purpose texts, and what happens in the world, keep the words they were agreed with. */
const AGREED = new Set([fr.help.purpose, en.help.purpose, frenchRecords.subtypes.world.catastrophe]);

test('no French sentence uses a word that wounds or promises', () => {
  expect(french.filter((sentence) => NEVER_FR.test(sentence) && !AGREED.has(sentence))).toEqual([]);
});

test('no English sentence uses a word that wounds or promises', () => {
  expect(english.filter((sentence) => NEVER_EN.test(sentence) && !AGREED.has(sentence))).toEqual([]);
});

test('French signs stand after a narrow no-break space, and apostrophes are curved', () => {
  expect(french.filter((sentence) => /[^\u202f][:;!?»]/.test(sentence))).toEqual([]);
  expect(french.filter((sentence) => sentence.includes("'"))).toEqual([]);
});

test('both languages say the same things, key by key', () => {
  expect(Object.keys(englishFiles).map(areaOf)).toEqual(Object.keys(frenchFiles).map(areaOf));
  expect(shapeOf(wholeEnglish)).toEqual(shapeOf(wholeFrench));
});

test('the words of every area are read, and kept apart by language', () => {
  expect(Object.keys(frenchFiles).length).toBeGreaterThan(2);
  const named = [...Object.values(frenchFiles), ...Object.values(englishFiles)].flatMap(Object.keys);
  expect(new Set(named)).toEqual(new Set(['words']));
});

test('nothing is left empty, in either language', () => {
  const blank = (sentence: string) => sentence.trim() === '';
  expect(french.filter(blank)).toHaveLength(english.filter(blank).length);
});

test.each([
  ['9\u202fh\u202f05', 'depuis 9\u202fh\u202f05.'],
  ['12 mars à 9 h 05', 'depuis le 12 mars à 9 h 05.'],
  ['1er mars 2019', 'depuis le 1er mars 2019.'],
  ['mars 2019', 'depuis mars 2019.'],
  ['été 2019', 'depuis l’été 2019.'],
  ['printemps 2019', 'depuis le printemps 2019.'],
  ['semaine du 4 mars 2019', 'depuis la semaine du 4 mars 2019.'],
  ['2019', 'depuis 2019.'],
])('an overflow since “%s” is told as French says it', (when, told) => {
  expect(fr.now.since(when)).toContain(told);
});
