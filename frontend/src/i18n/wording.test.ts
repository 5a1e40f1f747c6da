import { expect, test } from 'vitest';
import { notesEn } from '../notes/wording.en';
import { notesFr } from '../notes/wording.fr';
import { recordsEn } from '../records/wording.en';
import { recordsFr } from '../records/wording.fr';
import { shareEn } from '../share/wording.en';
import { shareFr } from '../share/wording.fr';
import { en } from './en';
import { fr } from './fr';

/** Every sentence of a dictionary; those with a part to fill are said with a sample. */
function sentencesOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (typeof part === 'function') return [`${part('3', '4')}`, `${part(1, 1)}`];
  if (typeof part === 'object' && part !== null) return Object.values(part).flatMap(sentencesOf);
  return [];
}

const french = [
  ...sentencesOf(fr),
  ...sentencesOf(recordsFr),
  ...sentencesOf(notesFr),
  ...sentencesOf(shareFr),
];
const english = [
  ...sentencesOf(en),
  ...sentencesOf(recordsEn),
  ...sentencesOf(notesEn),
  ...sentencesOf(shareEn),
];

const NEVER_FR =
  /\b(guéri|guérison|rémission|éradiquer|échec|résistant|rechute|récidive|dépendan|observance|perdu de vue|abandon|inactif|streak|badge|classement|oubli|en retard|anormal|alerte|danger(?! immédiat)|critique|zone rouge|déclencheur|cause|catastroph|kinésiophobe|psychogène|usure|plainte|prétend|allègue|lombalgique|handicapé|tendance|vous devriez|il faut|efficace|grâce à|significatif|score|objectif zéro)/i;
const NEVER_EN =
  /\b(cured?|fix|beat|failed|failure|refractory|relapse|recurrence|dependen|complian|adheren|drop-out|inactive|streak|badge|leaderboard|missed|overdue|forgot|abnormal|alert|red zone|trigger|caused|cause|catastrophis|psychosomatic|degeneration|wear and tear|complains|crippled|malinger|you should|you must|effective|thanks to|significant|score|proves)\b/i;

/** Fixed safety and intended-purpose texts keep the words they were agreed with. */
const AGREED = new Set([fr.help.purpose, en.help.purpose]);

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

test('both languages say the same number of things', () => {
  expect(english).toHaveLength(french.length);
});
