import type { ShareWording } from './wording.fr';

export const words: ShareWording = {
  undo: 'Undo',
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
  first: {
    step: (place) => `${place} of 3`,
    number: (number) => `Your professional reads the same number: ${number}`,
    next: 'Continue',
    back: 'Back',
    pass: 'Skip',
    what: {
      title: 'A notebook for pain that lasts',
      lead: 'You note what you want, when you want. You read it again with the professional who follows you.',
      points: [
        ['When it overflows', 'one tap is enough, even without network'],
        ['What weighs, what helps', 'side by side, over weeks or years'],
        ['This notebook is yours', 'you choose who sees it, and you can change your mind'],
      ],
    },
    not: {
      title: 'Nobody reads this notebook in real time.',
      lead: 'The professional reads it when they open it, often at your next visit. It is neither an emergency service nor a message service.',
      points: [
        'Nothing is asked of you between two visits.',
        'It does not watch, does not predict and recommends no treatment.',
        'It is made neither for an employer nor for an insurer.',
      ],
      phone:
        'Does somebody else open this phone? What you note here could be read. Talk about it with the person who invites you.',
    },
    ease: {
      title: 'To read at ease',
      lead: 'Choose, and the page changes at once.',
      later: 'All this can be changed later in “Share”, then “Settings”.',
    },
    account: 'Your notebook',
    none: 'There is no invitation here. Open the link you received again, or scan the code.',
    known: 'Have you already chosen a sign-in name? You can come in with it.',
    occupied: (name) => `This device is already open in the name of ${name}.`,
    occupiedText: 'An invitation opens a new notebook. To use it here, first leave the one that is open.',
    occupiedUnsent: (count) =>
      count === 1
        ? '1 note has not left yet. Let it leave before you leave this notebook.'
        : `${count} notes have not left yet. Let them leave before you leave this notebook.`,
    stay: 'Stay in this notebook',
    change: 'Leave it and open the invitation',
  },
  sharing: {
    title: 'Share',
    lead: 'This notebook is yours. You decide who sees it.',
    settings: 'language, text size, light, devices',
  },
  link: ['A link to show', 'to somebody without an account here'],
  agreed: ['What I agreed to', 'the texts and their dates'],
  who: {
    title: 'Who sees what',
    sees: {
      treating: 'Reads your shared notes, and notes with you.',
      reading: 'Reads your shared notes, without writing.',
    },
    since: (day) => `since ${day}`,
    until: (day) => `until ${day}`,
    between: (from, to) => `from ${from} to ${to}`,
    mine: (count) =>
      count === 0
        ? 'A note you keep for yourself is shown to nobody. There is none for now.'
        : count === 1
          ? 'One note is kept for you: nobody else sees it.'
          : `${count} notes are kept for you: nobody else sees them.`,
    theirs: 'A professional may keep working notes here that you do not see, as in any care file.',
    nobody: 'Nobody but you for now.',
    withdraw: 'Withdraw access',
    withdrawn: 'Access is withdrawn.',
    letIn: 'Open to a practice',
    opened: (practice) => `${practice} now sees your shared notes.`,
    past: 'Past access',
    truth: [
      'From now on this practice sees nothing of your notebook, neither the past nor what follows.',
      'What was noted with you stays in your notebook. What this practice has already read, printed or copied into its own file stays there.',
      'You can open your notebook to it again whenever you like.',
    ],
  },
  letIn: {
    lead: 'The practice gives you a code of eight letters and figures.',
    code: 'Code of the practice',
    missing: 'Write the code the practice gave you.',
    role: 'This practice…',
    roles: { treating: 'follows me', reading: 'only reads' },
    until: 'Until (if you like)',
    untilHint: 'Without a date, access lasts until you withdraw it.',
    submit: 'Open my notebook to this practice',
  },
  opened: {
    title: 'Who opened my notebook',
    nobody: 'Nobody but you for now.',
    acts: {
      read: 'read',
      wrote: 'noted',
      exported: 'took a copy away',
      let_back_in: 'prepared a new way into your account',
      opened_link: 'A link you showed was opened',
      emergency: 'opened it in an emergency',
    },
    service: 'The service, by its administration,',
    ledger: 'Every opening is written in a ledger where nothing changes unseen.',
  },
  takeAway: {
    title: 'Take everything away',
    content:
      'A ZIP folder with all your notes and their history: a page to read, tables, and a file this notebook can take up again.',
    known: (count) =>
      count === 0
        ? 'No note in your notebook yet.'
        : count === 1
          ? 'Your notebook has 1 note.'
          : `Your notebook has ${count.toLocaleString('en')} notes.`,
    prepare: 'Prepare the folder',
    preparing: 'Preparing the folder…',
    ready: (size) => `The folder is ready: ${size}.`,
    save: 'Save it',
    unsent: (count) =>
      count === 1
        ? '1 note has not left yet: it is not in this folder.'
        : `${count} notes have not left yet: they are not in this folder.`,
    careful:
      'It also holds the notes you keep for yourself: keep it somewhere safe. A follow-up document, not an expert report.',
  },
  erase: {
    title: 'Erase',
    note: [
      'One note',
      'It opens and is removed from your notes. Its trace stays in the history of the notebook.',
      'My notes',
    ],
    phone: [
      'What this device keeps',
      'Signing out erases everything here. Your notebook stays with the service.',
    ],
    all: [
      'The whole notebook',
      'Ask in writing the practice that invited you, or whoever hosts this service: they have one month to answer. You can take everything away first. What the law asks a professional to keep stays in their own file.',
    ],
  },
};
