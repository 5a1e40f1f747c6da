import type { FocusWording } from './wording.fr';

export const words: FocusWording = {
  title: 'A closer look',
  lead: 'A few questions in the evening, for a while. It stops by itself, and you can stop it whenever you like.',
  leadTogether:
    'A few questions in the evening, on their phone. It stops by itself, and either of you can stop it at any time.',
  length: 'For',
  lengths: { '14': 'two weeks', '28': 'four weeks' },
  keys: 'The evening’s questions',
  atMost: 'One to four. Each can be skipped.',
  tooMany: 'Four at most: take one out first.',
  needsBoth: 'Choose how long and at least one question.',
  why: 'Why, in a few words (optional)',
  begin: 'Start this evening',
  begun: 'Noted. The questions will come in the evening, under Now.',
  begunTogether: 'Noted. The questions will come in the evening, on their phone.',
  running: (keys, last) => `In the evening, until ${last}: ${keys}.`,
  stop: 'Stop',
  stopped: 'Stopped.',
  tonight: (keys) => `This evening, if you like: ${keys}`,
  evening: 'This evening',
  eveningLead: 'Each question can be skipped.',
  nothing: 'Nothing is asked right now.',
  stopEvenings: 'Stop these evening questions',
};
