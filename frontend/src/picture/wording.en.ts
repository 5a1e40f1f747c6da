import type { PictureWording } from './wording.fr';

export const words: PictureWording = {
  pictures: {
    balance: {
      title: 'The balance',
      says: 'How it is, what weighs, what supports and the contacts, over time.',
      label: 'The picture of this period. The same is said in words and as a table below.',
    },
    seasons: {
      title: 'The seasons',
      says: 'One row for each year: the weeks, flare-ups and silences of all these years at a glance.',
      label: 'The calendar of these years. The same is told in words and in a table below.',
    },
    work: {
      title: 'The work line',
      says: 'Situations at work, how they changed and the contacts about work, beside how it was.',
      label: 'The picture of the work line. The same is said in words and as a table below.',
    },
    overflows: {
      title: 'Flare-ups',
      says: 'Each flare-up on its line, aligned at their start: how long, what was around it, what helped.',
      label: 'The picture of the flare-ups. The same is said in words and as a table below.',
    },
    'work-only': {
      title: 'Work, and nothing else',
      says: 'The same line for the occupational physician: situations, contacts and what work asks.',
      label: 'The picture of work alone. The same is said in words and as a table below.',
    },
    body: {
      title: 'The body over time',
      says: 'Where pain was noted, from head to foot, year after year.',
      label: 'The picture of the body over time. The same is said in words and as a table below.',
    },
    rhythm: {
      title: 'The right rhythm',
      says: 'Contacts beside how it was: close times, distant times.',
      label: 'The picture of the contacts. The same is said in words and as a table below.',
    },
  },
  weights: 'What weighs and supports most',
  others: 'Look another way',
  choose: 'Pictures',
  back: 'My line',
  more: 'Lanes, comparison, full screen',
  lanes: 'Choose the lanes',
  compare: 'Compare two periods',
  alone: 'One period only',
  whole: 'Full screen',
  small: 'Leave full screen',
  turn: 'Turn towards the person',
  turned: 'You both see the same: nothing that one of you keeps back is shown here.',
  turnBack: 'Back to my view',
  closer: 'Closer',
  wider: 'Wider',
  keys: '← → from note to note · Shift ← → earlier, later · + − closer, wider · Enter to read',
  keysHere: '← → from note to note · Enter to read',
  method: 'How it is computed',
  keptAt: (when) => `Without network: this is the last picture received, ${when}.`,
};
