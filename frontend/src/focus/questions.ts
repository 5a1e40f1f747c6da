/** What can be asked of an evening; the service knows the same list. */
import type { Question } from '../notes/questions';
import { mayBeAsked } from './evenings';

export const EVENING_QUESTIONS: Question[] = [
  { field: 'margin', ask: 'margin' },
  { field: 'stress', ask: 'scale' },
  { field: 'mental_load', ask: 'scale' },
  { field: 'activity_load', ask: 'signed' },
  { field: 'work_load', ask: 'signed' },
  { field: 'sleep_quality', ask: 'scale' },
  { field: 'confidence', ask: 'scale' },
  { field: 'pain_now', ask: 'scale' },
  { field: 'matters_done', ask: 'yes_no' },
];

export const AT_MOST = 4;

export const asking = (): Question[] => EVENING_QUESTIONS.filter(({ field }) => mayBeAsked(field));
