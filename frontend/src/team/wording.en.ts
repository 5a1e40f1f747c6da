import type { TeamWording } from './wording.fr';

export const words: TeamWording = {
  title: 'The practice and its team',
  none: 'You are in no practice.',
  team: 'The team',
  roles: { therapist: 'Care professional', administrator: 'Administration' },
  roleHints: {
    therapist: 'Reads and notes in the notebooks of the people the practice follows.',
    administrator: 'Runs the practice: invitations, team, choices. Opens no notebook.',
  },
  since: (day: string) => `since ${day}`,
  whoRuns: 'The practice’s administration invites and removes colleagues.',
  invite: 'Invite a colleague',
  roleAsked: 'With which role?',
  inviteLead: 'The invitation works once: a quarter of an hour for a code to scan, three days for a link.',
  open: 'Open invitations',
  withdraw: 'Cancel the invitation',
  withdrawn: 'The invitation is cancelled.',
  remove: 'Remove from the practice',
  removeWho: (name: string) => `Remove ${name} from the practice?`,
  removed: (name: string) => `${name} is no longer in the practice.`,
  removeTruth: [
    'Their sessions close at once, on every device, and no notebook of the practice opens for them any more.',
    'Their tablet wipes itself as soon as it reaches the service.',
    'What they noted stays in the notebooks, under their name.',
  ],
  leave: 'Leave the practice',
  leaveThis: (name: string) => `Leave ${name}`,
  leaveTruth: [
    'From now on you open no notebook of this practice.',
    'Your sessions close on all your devices, and this one wipes itself.',
    'What you noted stays in the notebooks, under your name.',
  ],
  invitation: {
    title: 'Invite to keep the notebook',
    lead: 'The person points their phone at this code, then chooses a sign-in name and a password.',
    button: 'Prepare an invitation',
    byLink: 'A link to send instead',
    linkLabel: 'Link to pass on',
    copy: 'Copy the link',
    copied: 'Link copied.',
    oral: 'Code to say aloud',
    expires: (when) => `Valid once, until ${when}.`,
  },
  closeAccount: 'Close my account',
  lock: {
    propose: (people: number) =>
      `This tablet keeps up to ${people} notebooks, to work without network. Without a lock, whoever holds it can read them.`,
    put: 'Put a lock',
    locked: {
      title: 'The notebooks are locked',
      unlock: 'Open the notebooks',
      writeAnyway: 'Nothing this tablet keeps is read without the code.',
      needsNetwork: 'To open with the code, the network is needed.',
      passkeyRefused: 'This device did not open the notebooks. You can try again.',
      withoutCodeText:
        'The notebooks come back from the service. A session begun here and not saved yet would be lost.',
    },
    settings: {
      title: 'Lock this tablet',
      off: 'This tablet keeps the notebooks of the day and those opened last, to work without network. A lock makes them unreadable for whoever finds it, or takes it away.',
      whatStays:
        'The notebooks close each time the application opens, after two minutes in the background or with the screen off, and after ten minutes untouched.',
      loss: 'Without the code nothing is lost at the service: your password brings everything back. Only a session begun here and not saved yet would be lost.',
      needsNetwork: 'With a code, opening needs the network.',
      before:
        'What this tablet kept already may stay a while in the browser’s files: better put the lock before the first notebook.',
      passkeyWarning: 'If somebody else has a fingerprint on this tablet, prefer the code alone.',
      on: 'This tablet has a lock.',
      turnedOn: 'The tablet now has a lock.',
    },
  },
};
