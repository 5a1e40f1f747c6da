export const words = {
  week: 'Cette semaine-là',
  month: 'Ce mois-là',
  otherNotes: 'D’autres notes que celles-ci ont été prises ces jours-là.',
};

export type SeasonsWording = typeof words;
