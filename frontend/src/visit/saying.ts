/** What will be written, in words: nothing is saved that was not said here first. */
import { formatDay } from '../i18n/dates';
import { type Draft, REASONS } from './draft';
import { w } from './wording';

const SHOWN_TOPICS = 3;

export function saying(draft: Draft): string {
  const { counted, modes, reasons } = w();
  const reason = REASONS.find((one) => one === draft.reason);
  const goals = Object.values(draft.goals).length;
  const needs = draft.needsPast.length + filled(draft.newNeeds);
  const count = (say: (count: number) => string, many: number) => (many > 0 ? [say(many)] : []);
  const parts = [
    modes[draft.mode],
    ...(reason ? [lower(reasons[reason])] : []),
    ...(draft.minutes ? [w().minutes(draft.minutes)] : []),
    ...topicsIn(draft),
    ...count(counted.tools, draft.tools.length + draft.newTools.length),
    ...count(counted.goals, goals),
    ...count(counted.newGoals, filled(draft.newGoals)),
    ...count(counted.needs, needs),
    ...count(counted.adjustments, filled(draft.adjustments)),
    ...count(counted.values, Object.values(draft.values).filter((value) => value !== null).length),
    ...([draft.theirWords, draft.agreed, draft.summary].some((words) => words.trim())
      ? [w().wordsNoted]
      : []),
    ...(draft.note?.text.trim() ? [w().noteForMe] : []),
    ...(draft.rhythm?.text.trim() ? [w().rhythmFor(draft.rhythm.text.trim())] : []),
    ...(draft.next ? [w().nextOn(formatDay(draft.next))] : []),
    ...(draft.door ? [w().doorOpen] : []),
  ];
  return parts.join(', ');
}

function topicsIn({ topics }: Draft): string[] {
  if (topics.length <= SHOWN_TOPICS) return topics.map(lower);
  return [w().counted.topics(topics.length)];
}

const filled = (pieces: { text: string }[]): number => pieces.filter((one) => one.text.trim()).length;
const lower = (words: string): string => words.charAt(0).toLocaleLowerCase() + words.slice(1);
