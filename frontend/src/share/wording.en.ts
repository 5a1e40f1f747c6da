import type { ShareWording } from './wording.fr';

export const shareEn: ShareWording = {
  wish: {
    told: (when) => `Noted, ${when}.`,
    seenLater: 'The professional who follows you will see it when they next open the notebook.',
    noMessaging: 'This is not an emergency message service.',
    unsent: 'Your request is kept here. It will leave with the network.',
    line: 'A line, if you like',
    added: 'Added.',
    clears: 'Your request goes away by itself after the next visit.',
    takeBack: 'On second thoughts, no',
    takenBack: 'Your request is taken back.',
    lead: 'In one tap, the professional who follows you will know when they next open the notebook.',
    tell: 'Let them know',
  },
};
