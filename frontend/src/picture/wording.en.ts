import type { PictureWording } from './wording.fr';

export const words: PictureWording = {
  pictures: {
    balance: {
      title: 'The balance',
      says: 'How it is, what weighs, what supports and the contacts, over time.',
      label: 'The picture of this period. The same is said in words and as a table below.',
    },
    work: {
      title: 'The work line',
      says: 'Situations at work, how they changed and the contacts about work, beside how it was.',
      label: 'The picture of the work line. The same is said in words and as a table below.',
    },
    overflows: {
      title: 'Overflows',
      says: 'Each overflow on its line, aligned at their start: how long, what was around it, what helped.',
      label: 'The picture of the overflows. The same is said in words and as a table below.',
    },
    rhythm: {
      title: 'The right rhythm',
      says: 'Contacts beside how it was: close times, distant times.',
      label: 'The picture of the contacts. The same is said in words and as a table below.',
    },
  },
  others: 'Look another way',
  othersLead: 'Other ways of looking at the same notes.',
  all: 'All pictures',
  choose: 'Pictures',
  back: 'My line',
  keptAt: (when) => `Without network: this is the last picture received, ${when}.`,
};
