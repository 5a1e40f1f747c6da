import type { SinceWording } from './wording.fr';

export const words: SinceWording = {
  title: 'Since last time',
  reading: 'Reading…',
  details: 'Details',
  fromAnotherDay: 'Since another moment',
  lastVisit: 'Since the last meeting',
  beginning: 'Since the notebook began',
  day: 'Since',
  show: 'Show',
  openSession: 'Session',
  notKept: 'This summary has not been read on this tablet yet. Here are the latest notes.',
  notes: (count) => `${count} notes`,
  more: (count) => (count === 1 ? 'And one other note, older.' : `And ${count} other notes, older.`),
};
