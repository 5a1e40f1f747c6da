/** What a record of the file says, in words: the same for the list, for the leaf and for its former versions. */
import type { Fields } from '../api/contract';
import { formatDay, formatFuzzy, formatSpan } from '../i18n/dates';
import type { Line } from '../records/reading';
import type { LocalRecord } from '../store/database';
import { isUnsent } from '../sync/shown';
import type { PersonCopy } from '../tablet/copy.svelte';
import { type Question, SORTS, type Sort, type SortName } from './sorts';
import { said, w } from './wording';

export interface Item {
  record: LocalRecord;
  when: string;
  title: string;
  /** Short answers beside the title. */
  beside: string;
  /** Words as they were written. */
  words: string;
  unsent: boolean;
}

export const sortOf = (name: SortName): Sort => SORTS[name];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const joined = (parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(', ');

/** Since when it has been so, when it was, or from when to when. */
export function whenOf(sort: Sort, fields: Fields): string {
  const start = { day: textOf(fields.local_date), precision: textOf(fields.precision) || undefined };
  if (fields.until_date) {
    return formatSpan(start, {
      day: textOf(fields.until_date),
      precision: textOf(fields.until_precision) || undefined,
    });
  }
  const day = formatFuzzy(start.day, start.precision);
  return sort.lasts && lastsStill(sort, fields) ? w().sinceDay(day) : day;
}

export const lastsStill = (sort: Sort, fields: Fields): boolean =>
  sort.lasts && !fields.until_date && (!sort.ongoing || fields.ongoing !== false);

/** Somebody of the network as they are called here. */
export const actorWords = (fields: Fields | undefined): string =>
  fields ? joined([said(textOf(fields.role)), textOf(fields.name)]) : '';

/** An answer in words; empty where the question was passed. */
export function answerWords(question: Question, fields: Fields, copy?: PersonCopy): string {
  const value = fields[question.field];
  if (value === null || value === undefined || value === '') return '';
  if (question.ask === 'actor') return actorWords(copy?.find(textOf(value))?.fields);
  if (question.ask === 'flag') return value ? w().attention.betweenLines : '';
  if (question.ask === 'day') return formatDay(textOf(value));
  if (question.ask === 'percent') return `${value}\u202f%`;
  if (Array.isArray(value)) return value.map((one) => said(`${one}`)).join(', ');
  return ['line', 'words'].includes(question.ask) ? textOf(value) : optionWords(question, `${value}`);
}

/** « Décliné » for a point, « déclinée » for a referral. */
export const optionWords = ({ field, options }: Question, value: string): string =>
  (field === 'state' && options?.includes('asked') && w().attentionStates[value]) || said(value);

/** Question and answer, without those the title and the words already say. */
export function linesOf(name: SortName, fields: Fields, copy?: PersonCopy): Line[] {
  const title = titleOf(name, fields, copy);
  return sortOf(name).questions.flatMap((question) => {
    const text = answerWords(question, fields, copy);
    return text && !title.includes(text) && question.ask !== 'words'
      ? [{ name: w().questions[question.field] ?? '', text }]
      : [];
  });
}

/** Everything written in words, each with what it answers. */
export const wordsOf = (name: SortName, fields: Fields): Line[] =>
  sortOf(name).questions.flatMap((question) => {
    const text = question.ask === 'words' ? textOf(fields[question.field]) : '';
    return text ? [{ name: w().questions[question.field] ?? '', text }] : [];
  });

export function titleOf(name: SortName, fields: Fields, copy?: PersonCopy): string {
  if (name === 'tool_use') return textOf(fields.label) || said(textOf(fields.kind));
  if (name === 'care_contact')
    return joined([
      said(textOf(fields.type)),
      actorWords(copy?.find(textOf(fields.actor_id))?.fields ?? roleOnly(fields)),
    ]);
  if (name === 'care_actor') return actorWords(fields);
  if (name === 'attention_point') return said(textOf(fields.kind));
  if (name === 'private_note') return '';
  const [first] = sortOf(name).needed;
  return said(textOf(fields[first ?? '']));
}

const roleOnly = (fields: Fields): Fields | undefined => (fields.role ? { role: fields.role } : undefined);

function besideOf(name: SortName, fields: Fields, copy?: PersonCopy): string {
  switch (name) {
    case 'work_status':
      return joined([
        textOf(fields.job),
        typeof fields.percent_time === 'number' && `${fields.percent_time}\u202f%`,
        ...((fields.attributes as string[] | undefined) ?? []).map(said),
      ]);
    case 'work_contact':
      return fields.recommendation_followed ? w().followed(said(textOf(fields.recommendation_followed))) : '';
    case 'tool_use':
      return toolBeside(fields);
    case 'care_actor':
      return textOf(fields.contact);
    case 'referral':
      return joined([
        said(textOf(fields.state)),
        textOf(fields.what),
        actorWords(copy?.find(textOf(fields.actor_id))?.fields),
      ]);
    case 'attention_point':
      return joined([
        w().attentionStates[textOf(fields.state)],
        fields.said_between_the_lines === true && w().attention.betweenLines,
        fields.review_on ? w().attention.review(formatDay(textOf(fields.review_on))) : '',
      ]);
    default:
      return '';
  }
}

function toolBeside(fields: Fields): string {
  const kind = said(textOf(fields.kind));
  const { pain_before: before, pain_after: after } = fields;
  return joined([
    kind !== textOf(fields.label) && kind,
    textOf(fields.with_whom),
    textOf(fields.site),
    w().treatments.helped[textOf(fields.helped)],
    typeof before === 'number' &&
      typeof after === 'number' &&
      w().treatments.beforeAfter(`${before}`, `${after}`),
    fields.keeps_in_toolbox === true && w().treatments.inToolbox,
  ]);
}

export function itemOf(name: SortName, record: LocalRecord, copy?: PersonCopy): Item {
  const { fields } = record;
  const steps = (fields.steps as { words?: string | null }[] | undefined) ?? [];
  return {
    record,
    when: whenOf(sortOf(name), fields),
    title: titleOf(name, fields, copy),
    beside: besideOf(name, fields, copy),
    words:
      name === 'referral'
        ? (steps.findLast(({ words }) => words)?.words ?? '')
        : (wordsOf(name, fields)[0]?.text ?? ''),
    unsent: isUnsent(record),
  };
}
