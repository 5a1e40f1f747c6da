import type { ConsentWording } from './wording.fr';

export const words: ConsentWording = {
  agreement: 'What you agree to',
  again: 'Undoing is agreeing to it again',
  title: 'What I agreed to',
  lead: 'The exact words you read, the days you said yes, and those when you took it back. Nothing is erased from this list.',
  back: 'Back',
  none: 'Nothing for now: you have not opened anything to anybody yet.',
  purposes: {
    treating: (name) => `${name} reads your shared notes, and notes with you`,
    reading: (name) => `${name} reads your shared notes`,
    shown_link: (name) => `A link to show: “${name}”`,
    reminder: (name) => `A reminder on a device, through ${name}`,
  },
  given: (day) => `agreed on ${day}`,
  begun: (day) => `since ${day}`,
  until: (day) => `until ${day}`,
  ended: (day) => `ended on ${day}`,
  withdrawn: (day) => `taken back on ${day}`,
  read: 'Read the text',
  noText: 'No text was kept: opened before texts were, or by a way that showed none.',
  takeBack:
    'To take something back: “Who sees what” in “Share”, “A link to show”, or “Reminder” in your settings.',
};
