/** What to tell the person when a call did not go through. */
import { t } from '../i18n/words';
import { NoNetwork, Problem } from './client';
import type { ProblemDocument } from './contract';

export function sentenceOf(reason: unknown): string {
  if (reason instanceof NoNetwork) return t().problems.noNetwork;
  if (reason instanceof Problem) return sentenceOfDocument(reason.document);
  throw reason;
}

/** Why something could not be read: nothing was being written, so no words need to be told safe. */
export const unreadSentence = (reason: unknown): string =>
  reason instanceof NoNetwork ? t().record.noNetwork : sentenceOf(reason);

export function sentenceOfDocument(problem: ProblemDocument): string {
  if (problem.code === 'unreadable' || (problem.status ?? 0) >= 500) return t().problems.unknown;
  const details = (problem.errors ?? []).map((error) => error.message);
  return details.length > 0 ? details.join(' ') : problem.detail;
}
