export const words = {
  sectionsOf: (name: string) => `Le dossier de ${name}`,
  sections: {
    overview: 'Vue d’ensemble',
    images: 'Images',
    session: 'Séance',
    work: 'Travail',
    network: 'Entourage',
    treatments: 'Outils et traitements',
    attention: 'Points d’attention',
    questionnaires: 'Questionnaires',
    synthesis: 'Synthèse',
  },
  printPicture: 'Imprimer cette image',
  keptAt: (when: string) => `Sans réseau\u202f: ce qui suit a été lu ${when}.`,
  notHere:
    'Le carnet de cette personne n’a pas encore été lu sur cette tablette. Il le sera dès que le réseau revient.',
};

export type TabletWording = typeof words;
