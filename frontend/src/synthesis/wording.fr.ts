/** French words around the one-page syntheses; what they say comes from the service. */
export const words = {
  title: 'Fiche de synthèse',
  lead: 'Une page, faite de ce qui est partagé. Décochez ce qui n’a pas à partir.',
  reader: 'Pour qui',
  readers: {
    prescriber: 'Prescripteur',
    pain_clinic: 'Consultation douleur',
    occupational_physician: 'Médecin du travail',
    person: 'La personne',
    physiotherapy: 'Bilan kiné (trame)',
  },
  since: 'Depuis quand',
  language: 'Langue de la fiche',
  languages: { fr: 'Français', en: 'Anglais' },
  preview: 'Aperçu',
  reading: 'Lecture en cours…',
  empty: 'Rien à dire à cette personne sur cette période.',
  leftOut: (count: number) =>
    count === 1 ? 'Une ligne laissée de côté.' : `${count} lignes laissées de côté.`,
  putBack: 'Tout remettre',
  prepare: 'Préparer le PDF',
  preparing: 'En préparation…',
  ready: 'La page est prête. Elle n’est gardée nulle part ailleurs\u202f: enregistrez-la, ou imprimez-la.',
  save: 'Enregistrer le PDF',
  needsNetwork: 'Le PDF se prépare avec le réseau. L’aperçu, lui, reste lisible.',
};

export type SynthesisWording = typeof words;
