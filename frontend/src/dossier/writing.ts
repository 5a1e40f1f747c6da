/** From what was answered in a form to what is written. */
import type { Fields } from '../api/contract';
import type { Moment } from '../design/FuzzyDate.svelte';
import { changedFields, newFields } from '../notes/said';
import type { LocalRecord } from '../store/database';
import { isProcedure, type Question, type Sort } from './sorts';
import { said } from './wording';

export interface Ending {
  /** Null where it was not said. */
  how: 'open' | 'closed' | null;
  moment: Moment | null;
}

/** Questions that make sense after what was answered, in order; the person's own words are not a professional's to change. */
export const askedOf = (sort: Sort, answers: Fields, author: string | undefined): Question[] =>
  sort.questions.filter(
    ({ where, own }) =>
      (!where || where.among.includes(answers[where.field])) && !(own && author === 'patient'),
  );

export const lacking = (sort: Sort, answers: Fields): string | undefined =>
  sort.needed.find((field) => !`${answers[field] ?? ''}`.trim());

export function written(sort: Sort, answers: Fields, moment: Moment, ending: Ending): Fields {
  const named = sort.kind === 'tool_use' && !answers.label ? { label: said(`${answers.kind}`) } : {};
  return {
    ...newFields(sort.kind, { ...answers, ...named }, moment),
    ...endOf(sort, answers, ending),
    source: 'session',
  };
}

export function changed(
  record: LocalRecord,
  sort: Sort,
  answers: Fields,
  moment: Moment | null,
  ending: Ending,
): Fields {
  const end = ending.how ? endOf(sort, answers, ending) : {};
  return changedFields(record, { ...answers, ...end }, moment);
}

/** A drug or an exercise goes on until somebody says otherwise; an injection was that day. */
function endOf(sort: Sort, { kind }: Fields, { how, moment }: Ending): Fields {
  if (!sort.lasts) return {};
  if (how === 'closed' && moment) {
    return {
      until_date: moment.local_date,
      until_precision: moment.precision,
      ...(sort.ongoing ? { ongoing: false } : {}),
    };
  }
  const goesOn = how === 'open' || !isProcedure(kind);
  return { until_date: null, until_precision: null, ...(sort.ongoing ? { ongoing: goesOn } : {}) };
}
