/** From what was answered on a screen to what is written: only what was said, or what has changed. */
import type { Fields } from '../api/contract';
import type { Moment } from '../design/FuzzyDate.svelte';
import type { LocalRecord } from '../store/database';
import { momentOf } from '../store/days';
import { startsPrivate } from './questions';
import { w } from './wording';

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() || null : value);

const saysNothing = ([field, value]: [string, unknown]): boolean =>
  value === null || (field === 'widespread' && !value) || (Array.isArray(value) && value.length === 0);

/** What a new note says; null when it says nothing. */
export function newFields(sort: string, answers: Fields, moment: Moment): Fields | null {
  const said = Object.fromEntries(
    Object.entries(answers)
      .map(([field, value]): [string, unknown] => [field, trimmed(value)])
      .filter((answer) => !saysNothing(answer)),
  ) as Fields;
  if (Object.keys(said).length === 0) return null;
  return {
    ...whenFields(sort, moment),
    ...given(sort),
    ...said,
    ...(moment.long ? longFields(sort, said) : {}),
  };
}

/** A daily form leaves the zone out: on two devices its moment must be the same to merge. */
function whenFields(sort: string, { local_date, precision }: Moment): Fields {
  if (sort === 'checkin') return { local_date, precision };
  const { zone, offset_min } = momentOf(new Date());
  return { local_date, precision, zone, offset_min };
}

/** What the service asks for and the person may well leave aside. */
function given(sort: string): Fields {
  if (sort === 'life_event') return { category: 'other' };
  return sort === 'tool_use' ? { ongoing: false } : {};
}

function longFields(sort: string, { note }: Fields): Fields {
  const ongoing = sort === 'life_event' ? { ongoing: true } : {};
  return { ...ongoing, note: note ? `${w().longWords} ${note}` : w().longWords };
}

/** Money, papers and violence start as the person's alone, also when a note becomes about them later. */
function keptForMe(said: Fields): Fields {
  return startsPrivate(said) ? { visibility: 'patient_only' } : {};
}

/** What differs from the note as it was opened; a note of words is removed rather than emptied. */
export function changedFields(record: LocalRecord, answers: Fields, moment: Moment | null): Fields {
  const now: Fields = { ...answers };
  if (moment) Object.assign(now, { local_date: moment.local_date, precision: moment.precision });
  const changed = Object.entries(now)
    .map(([field, value]) => [field, trimmed(value)] as const)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(record.fields[field] ?? null))
    .filter(([field, value]) => field !== 'text' || value !== null);
  const said = Object.fromEntries(changed);
  return { ...said, ...keptForMe(said) };
}
