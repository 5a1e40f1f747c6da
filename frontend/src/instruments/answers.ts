/** Answers by item; null is a question passed. */
import type { Fields, Instrument } from '../api/contract';

export type Answers = Record<string, number | null>;

export const answersOf = (fields: Fields | undefined): Answers =>
  (fields?.answers as Answers | undefined) ?? {};

export const isSaid = (answers: Answers): boolean => Object.values(answers).some((value) => value !== null);

/** At the end of a list to tick, what was not ticked does not apply; elsewhere a passed question stays one. */
export const finished = (instrument: Instrument, answers: Answers): Answers =>
  instrument.form === 'ticks'
    ? Object.fromEntries(instrument.items.map(({ key }) => [key, answers[key] ?? 0]))
    : answers;

export const cleared = (answers: Answers): Answers =>
  Object.fromEntries(Object.keys(answers).map((key) => [key, null]));
