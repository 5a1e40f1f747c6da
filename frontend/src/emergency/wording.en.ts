import type { EmergencyWording } from './wording.fr';

export const words: EmergencyWording = {
  title: 'Open a notebook in an emergency',
  lead: 'For somebody the practice has followed, and whose agreement has come to its end. Whoever withdrew their agreement is not found here.',
  search: 'Name of the person, three letters at least',
  look: 'Search',
  nobody: 'Nobody of that name among those the practice has followed.',
  born: (year: number) => `born in ${year}`,
  running: (time: string) => `open until ${time}`,
  openWho: (name: string) => `Open the notebook of ${name}`,
  truth: [
    'The notebook opens for one hour, to read only. Nothing of it is kept on this tablet.',
    'The person will see it on their phone: your name, the time, and the reason, word for word.',
  ],
  reason: 'Why now? The person will read these words.',
  tooShort: 'Ten characters at least.',
  open: 'Open for one hour',
  until: (time: string) => `Opened in an emergency, to read only, until ${time}. The person is told.`,
  which: 'For which practice?',
};
