import type { SynthesisWording } from './wording.fr';

export const words: SynthesisWording = {
  title: 'Summary',
  lead: 'One page, made of what is shared. Untick what need not leave.',
  reader: 'For whom',
  readers: {
    prescriber: 'Prescriber',
    pain_clinic: 'Pain clinic',
    occupational_physician: 'Occupational physician',
    person: 'The person',
    physiotherapy: 'Physiotherapy outline',
  },
  since: 'Since when',
  language: 'Language of the page',
  languages: { fr: 'French', en: 'English' },
  preview: 'Preview',
  reading: 'Reading…',
  empty: 'Nothing to tell this reader over this period.',
  leftOut: (count) => (count === 1 ? 'One line left out.' : `${count} lines left out.`),
  putBack: 'Put everything back',
  prepare: 'Prepare the PDF',
  preparing: 'Preparing…',
  ready: 'The page is ready. It is kept nowhere else: save it, or print it.',
  save: 'Save the PDF',
  needsNetwork: 'The PDF is prepared with the network. The preview can still be read.',
};
