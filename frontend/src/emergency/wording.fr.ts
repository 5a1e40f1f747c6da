export const words = {
  title: 'Ouvrir un carnet en urgence',
  lead: 'Pour une personne que le cabinet a suivie, et dont l’accord est arrivé à son terme. Quelqu’un qui a retiré son accord ne se trouve pas ici.',
  search: 'Nom de la personne, trois lettres au moins',
  look: 'Chercher',
  nobody: 'Personne de ce nom parmi celles que le cabinet a suivies.',
  born: (year: number) => `née en ${year}`,
  running: (time: string) => `ouvert jusqu’à ${time}`,
  openWho: (name: string) => `Ouvrir le carnet de ${name}`,
  truth: [
    'Le carnet s’ouvre pour une heure, pour lire seulement. Rien n’en est gardé sur cette tablette.',
    'La personne le verra sur son téléphone : votre nom, l’heure, et la raison, mot pour mot.',
  ],
  reason: 'Pourquoi maintenant ? La personne lira ces mots.',
  tooShort: 'Dix signes au moins.',
  open: 'Ouvrir pour une heure',
  until: (time: string) =>
    `Ouvert en urgence, pour lire seulement, jusqu’à ${time}. La personne en est avertie.`,
  which: 'Pour quel cabinet ?',
};

export type EmergencyWording = typeof words;
