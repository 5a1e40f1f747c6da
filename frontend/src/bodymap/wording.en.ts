import type { BodyWording } from './wording.fr';

export const words: BodyWording = {
  legend: 'Touch where it hurts.',
  looks: { front: 'Front', back: 'Back', figure: 'Drawing', list: 'List' },
  yourLeft: 'your left',
  yourRight: 'your right',
  figure: {
    front: 'The body seen from the front. Arrows go from one region to another.',
    back: 'The body seen from behind. Arrows go from one region to another.',
  },
  search: 'Look for a region',
  nowhere: 'No region of that name. Another word, maybe?',
  chosen: 'What you have shown',
  intensity: 'Say how much',
  sayIntensity: (region) => `Say how much: ${region}`,
  intensityOf: (region) => `How much: ${region}`,
  intensityIs: (value) => `${value} out of 10`,
  low: '0: no pain',
  high: '10: the strongest you can imagine',
  leave: 'Leave',
  leaveRegion: (region) => `Leave: ${region}`,
  widespread: 'It is widespread, a bit everywhere',
  main: 'Is it mostly there?',
  nothingMain: 'Not one more than another',
};
