/** French words of the body map, loaded with it. */
export const words = {
  legend: 'Touchez là où vous avez mal.',
  looks: { front: 'Devant', back: 'Derrière', figure: 'Dessin', list: 'Liste' },
  yourLeft: 'votre gauche',
  yourRight: 'votre droite',
  figure: {
    front: 'Le corps vu de devant. Les flèches vont d’une région à l’autre.',
    back: 'Le corps vu de dos. Les flèches vont d’une région à l’autre.',
  },
  search: 'Chercher une région',
  nowhere: 'Aucune région de ce nom. Un autre mot, peut-être\u202f?',
  chosen: 'Ce que vous avez indiqué',
  intensity: 'Dire à quel point',
  sayIntensity: (region: string) => `Dire à quel point\u202f: ${region}`,
  intensityOf: (region: string) => `À quel point\u202f: ${region}`,
  intensityIs: (value: string) => `${value} sur 10`,
  low: '0\u202f: pas de douleur',
  high: '10\u202f: la plus forte que vous puissiez imaginer',
  leave: 'Laisser',
  leaveRegion: (region: string) => `Laisser\u202f: ${region}`,
  widespread: 'C’est étendu, un peu partout',
  main: 'Est-ce surtout là\u202f?',
  nothingMain: 'Pas plus l’une que l’autre',
};

export type BodyWording = typeof words;
