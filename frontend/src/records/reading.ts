/** A record as lines a person reads: only what was answered, in words, in the order of the notebook. */
import type { Fields } from '../api/contract';
import { regionWords } from '../bodymap/regions';
import { lastEvening } from '../focus/evenings';
import { formatDay, formatFuzzy, formatSpan } from '../i18n/dates';
import { t } from '../i18n/words';
import { preferences } from '../preferences.svelte';
import { subtypeWords } from './subtypes';
import { type Total, totalsOf } from './totals';
import { changeWords, fieldWords, marginWords, rangeWords, totalWords, valueWords } from './wording';

export interface Line {
  name: string;
  text: string;
}

/** Answers that say nothing without their question. */
const ANSWERS = ['yes', 'no', 'unsure'];

const SIGNED = new Set(['activity_load', 'work_load', 'valence']);
const REGION_FIELDS = new Set(['regions', 'main_region']);

/** Said by the heading or by the words below it. */
const ELSEWHERE = new Set(['note', 'text', 'title', 'label', 'ongoing', 'therapist_summary']);

/** Numbers a person may choose not to meet. */
const PAIN_NUMBERS = new Set([
  'worst_pain',
  'pain_now',
  'pain_avg_7d',
  'pain_gets_in_way',
  'pain_joy',
  'strongest',
]);

/** Questionnaires that are nothing but numbers of pain. */
const OF_PAIN = ['trio-3', 'nrs'];

/** A questionnaire’s context is where it was answered, a flare’s what was around it. */
const isPlaceOfAnswering = (field: string, fields: Fields): boolean =>
  field === 'context' && 'instrument_id' in fields;

const isLeftOut = (field: string, fields: Fields): boolean =>
  ELSEWHERE.has(field) ||
  isPlaceOfAnswering(field, fields) ||
  (preferences.pain === 'hidden' && PAIN_NUMBERS.has(field));

export function linesOf(fields: Fields): Line[] {
  const title = titleOf(fields);
  const answered = Object.entries(fields).flatMap(([field, value]) => {
    const name = isLeftOut(field, fields) ? undefined : fieldWords(field);
    const text = name ? textOf(field, value) : '';
    return name && text && text !== title ? [{ name, text }] : [];
  });
  const isOfPain = OF_PAIN.includes(`${fields.instrument_id}`);
  const totals =
    preferences.pain === 'hidden' && isOfPain ? [] : [...totalsOf(fields), ...scoreFromElsewhere(fields)];
  return [...answered, ...totals.map(totalLine)];
}

/** « stress 6 », « acceptable pour moi : non », « marge : ça déborde (−3) » */
export function shortly({ name, text }: Line): string {
  const isSentence = name === fieldWords('margin') || ANSWERS.some((answer) => text === valueWords(answer));
  return name + (isSentence ? colon() : ' ') + text;
}

const colon = (): string => (preferences.language === 'fr' ? '\u202f: ' : ': ');

/** Counted elsewhere, in a range of its own. */
function scoreFromElsewhere(fields: Fields): Total[] {
  const { value, lowest, highest, direction } = fields as Record<string, unknown>;
  if (typeof value !== 'number' || typeof lowest !== 'number' || typeof highest !== 'number') return [];
  const heavier = direction === 'neither' ? null : direction === 'higher_is_heavier';
  return [{ key: 'score', value, range: [lowest, highest], heavier }];
}

function totalLine({ key, value, range, heavier }: Total): Line {
  const said = new Intl.NumberFormat(preferences.language).format(value);
  return { name: totalWords(key), text: rangeWords(said, range, heavier) };
}

function textOf(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean')
    return value ? t().record.yes : field === 'matters_done' ? valueWords('no') : '';
  if (SIGNED.has(field) && typeof value === 'number') return signed(value);
  if (field === 'margin' && typeof value === 'number') return `${marginWords(value)} (${signed(value)})`;
  if (field === 'pgic' && typeof value === 'number') return changeWords(value);
  if (field === 'sleep_minutes' && typeof value === 'number') return hoursOf(value);
  if (field === 'days') return valueWords(`${value}`);
  if (typeof value === 'number') return new Intl.NumberFormat(preferences.language).format(value);
  if (Array.isArray(value))
    return value
      .map((part) => partOf(field, part))
      .filter(Boolean)
      .join(', ');
  if (typeof value === 'string')
    return /_(date|on|since)$/.test(field) ? formatDay(value) : wordsOf(field, value);
  return '';
}

/** « 6 h 30 » */
function hoursOf(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}\u202fh${rest ? `\u202f${`${rest}`.padStart(2, '0')}` : ''}`;
}

/** With a true minus sign, as the scale shows it. */
export const signed = (value: number): string =>
  new Intl.NumberFormat(preferences.language, { signDisplay: 'exceptZero' }).format(value).replace('-', '−');

/** « Front » is a region of the body and nothing else. */
function wordsOf(field: string, value: string): string {
  if (field === 'subtype') return subtypeWords(value);
  return (REGION_FIELDS.has(field) ? regionWords(value) : undefined) ?? valueWords(value);
}

function partOf(field: string, part: unknown): string {
  if (typeof part === 'string') return wordsOf(field, part);
  if (typeof part !== 'object' || part === null) return '';
  const { label, value, unit, region, intensity, helped, change, how } = part as Record<string, unknown>;
  const became = typeof change === 'string' ? [valueWords(change), how].filter(Boolean).join(', ') : null;
  const name =
    typeof label === 'string' ? label : typeof region === 'string' ? wordsOf('regions', region) : '';
  const howMuch = preferences.pain === 'hidden' ? null : intensity;
  const said = value ?? howMuch ?? became ?? (typeof helped === 'string' ? valueWords(helped) : null);
  return [name, said === null || said === undefined ? '' : `${said} ${unit ?? ''}`.trim()]
    .filter(Boolean)
    .join(colon());
}

/** The person's or the professional's own words, whole. */
export function wordsIn(fields: Fields): string[] {
  return ['therapist_summary', 'text', 'note'].flatMap((field) => {
    const words = fields[field];
    return typeof words === 'string' && words ? [words] : [];
  });
}

export function whenOf(fields: Fields): string {
  const { local_date, precision, until_date, until_precision, stopped_on } = fields as Record<
    string,
    string | undefined
  >;
  const start = { day: local_date ?? '', precision };
  const last = until_date ?? (fields.days ? (stopped_on ?? lastEvening(fields)) : undefined);
  return last
    ? formatSpan(start, { day: last, precision: until_precision })
    : formatFuzzy(start.day, precision);
}

export function titleOf(fields: Fields): string {
  for (const field of ['title', 'label', 'what', 'status', 'category', 'name', 'instrument_id']) {
    const value = fields[field];
    if (typeof value !== 'string' || !value) continue;
    const words = valueWords(value);
    return field === 'instrument_id' && words === value ? value.toUpperCase() : words;
  }
  return '';
}
