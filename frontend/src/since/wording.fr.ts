/** French words around what happened since last time; the sentences themselves come from the service. */
export const words = {
  title: 'Depuis la dernière fois',
  reading: 'Lecture en cours…',
  details: 'Détails',
  fromAnotherDay: 'Depuis un autre moment',
  lastVisit: 'Depuis la dernière rencontre',
  beginning: 'Depuis le début du carnet',
  day: 'Depuis le',
  show: 'Montrer',
  openSession: 'Séance',
  notKept: 'Ce résumé n’a pas encore été lu sur cette tablette. Voici les dernières notes.',
  notes: (count: number) => `${count} notes`,
  more: (count: number) =>
    count === 1 ? 'Et une autre note, plus ancienne.' : `Et ${count} autres notes, plus anciennes.`,
};

export type SinceWording = typeof words;
