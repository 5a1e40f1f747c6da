/** What can be asked of an evening; the service knows the same list. */
import { QUESTIONS, type Question } from '../notes/questions';
import { mayBeAsked } from './evenings';

const EVENING_FIELDS = [
  'margin',
  'stress',
  'mental_load',
  'activity_load',
  'work_load',
  'sleep_quality',
  'confidence',
  'pain_now',
  'matters_done',
];

/** The check-in's own questions, in the order of an evening. */
const EVENING_QUESTIONS: Question[] = EVENING_FIELDS.flatMap((field) =>
  QUESTIONS.checkin.filter((question) => question.field === field),
);

export const asking = (): Question[] => EVENING_QUESTIONS.filter(({ field }) => mayBeAsked(field));
