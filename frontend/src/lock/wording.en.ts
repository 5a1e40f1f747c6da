import type { LockWording } from './wording.fr';

const countEn = (count: number) => (count === 1 ? '1 note is' : `${count} notes are`);

export const words: LockWording = {
  title: 'The notebook is locked',
  writeAnyway:
    'You can still note things, without a code. What you note here is sent, and is read again once the notebook is open.',
  noteSomething: 'Note something',
  note: 'A few words',
  noted: 'It is noted.',
  waiting: (count) => `${countEn(count)} waiting to be sent.`,
  attention: (count) =>
    count === 1 ? '1 note is waiting for a look.' : `${count} notes are waiting for a look.`,
  code: 'Code',
  unlock: 'Open the notebook',
  withPasskey: 'Open with this device',
  needsNetwork: 'Reading again with the code needs the network. Noting does not.',
  wrongCode: 'That is not the code.',
  withheld: 'Five codes did not fit. Sign in with your password, then try again.',
  ended: 'Sign in with your password first.',
  passkeyRefused: 'This device did not open the notebook. You can try again.',
  password: 'Sign in with my password',
  withoutCode: 'I no longer have my code: remove the lock',
  withoutCodeText:
    'Your notes come back from the service. Those still waiting are sent sealed, and cannot be read here before.',
  settings: {
    title: 'Lock the notebook',
    off: 'If somebody else can open this phone, a code can close the notebook. What is kept here can then not be read without it.',
    whatStays:
      'The notebook closes each time the application opens, and after a few minutes in the background. Noting needs no code.',
    loss: 'Without the code nothing is lost at the service: your password gives everything back. Notes not yet sent still leave, sealed.',
    needsNetwork: 'With a code, reading needs the network.',
    before: 'What was already written on this phone may stay in the files of the browser for a while.',
    how: 'What should open it?',
    ways: { code: 'A code', passkey: 'This device (finger, face or its own code)', both: 'Either' },
    passkeyWarning: 'If somebody else has a finger enrolled on this phone, a code alone is better.',
    code: 'Code, six digits or a phrase',
    again: 'The same code once more',
    tooShort: 'At least six digits, or a phrase of eight signs.',
    different: 'The two codes differ.',
    turnOn: 'Lock',
    turningOn: 'One moment…',
    on: 'The notebook has a lock on this device.',
    turnOff: 'Remove the lock',
    change: 'Change the code',
    present: 'Present code',
    newCode: 'New code, six digits or a phrase',
    changed: 'The code has changed.',
    turnedOn: 'The notebook now has a lock.',
    turnedOff: 'The lock is removed.',
    noPasskey: 'This device cannot open the notebook that way. A code can.',
  },
};
