import type { SeasonsWording } from './wording.fr';

export const words: SeasonsWording = {
  week: 'That week',
  month: 'That month',
  otherNotes: 'Other notes were taken on those days.',
};
