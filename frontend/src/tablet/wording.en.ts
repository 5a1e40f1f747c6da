import type { TabletWording } from './wording.fr';

export const words: TabletWording = {
  sectionsOf: (name) => `${name}’s file`,
  sections: {
    overview: 'Overview',
    images: 'Pictures',
    session: 'Session',
    work: 'Work',
    network: 'Around the person',
    treatments: 'Tools and treatments',
    attention: 'Points of attention',
    questionnaires: 'Questionnaires',
    synthesis: 'Summary',
  },
  printPicture: 'Print this picture',
  keptAt: (when) => `No network: what follows was read ${when}.`,
  notHere:
    'This person’s notebook has not been read on this tablet yet. It will be as soon as the network is back.',
};
