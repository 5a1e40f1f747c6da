import type { LeavingWording } from './wording.fr';

export const words: LeavingWording = {
  notice: {
    title: 'Your notebook was opened in an emergency',
    who: (name: string, practice: string, when: string) => `${name}, ${practice}, ${when}.`,
    how: 'To read only, for one hour at most.',
    reason: (reason: string) => `Reason given: “${reason}”`,
    ask: 'If you do not understand why, ask that practice.',
    all: 'Who opened my notebook',
    read: 'I have read this',
  },
  title: 'Close my account',
  person: {
    first: 'First, take your notebook with you',
    stays: 'What stays',
    staysText: [
      'What you shared is part of the file the practice keeps for your care: the law has it kept, for twenty years most often.',
      'Your name stays under what you noted.',
    ],
    goes: 'What goes',
    goesText: [
      'Your sign-in name and your password: nobody enters with them any more.',
      'What this device kept, at once, and your other devices as soon as they reach the service.',
      'What you kept to yourself is shown to nobody any more. To have it erased, ask the practice.',
    ],
    back: 'Your practice can invite you again: you would find this notebook.',
    shutOut: 'The practices I opened my notebook to stop reading it too',
  },
  professional: {
    text: [
      'An account closes once no file depends on it: leave every practice first.',
      'What you noted stays in the notebooks, under your name. Your sign-in name is free again.',
    ],
    inPractice: 'You are still in a practice.',
    toPractice: 'The practice and its team',
  },
  unsent: (count: number) =>
    count === 1
      ? '1 note still waits to be sent: it would be lost.'
      : `${count} notes still wait to be sent: they would be lost.`,
  close: 'Close my account for good',
};
