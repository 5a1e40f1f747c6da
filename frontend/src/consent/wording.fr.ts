export const words = {
  agreement: 'Ce que vous acceptez',
  again: 'Annuler, c’est l’accepter de nouveau',
  title: 'Ce que j’ai accepté',
  lead: 'Les mots exacts que vous avez lus, les jours où vous avez dit oui, et ceux où vous l’avez repris. Rien ne s’efface de cette liste.',
  back: 'Retour',
  none: 'Rien pour l’instant\u202f: vous n’avez encore rien ouvert à personne.',
  purposes: {
    treating: (name: string) => `${name} lit vos notes partagées, et note avec vous`,
    reading: (name: string) => `${name} lit vos notes partagées`,
    shown_link: (name: string) => `Un lien à montrer\u202f: «\u202f${name}\u202f»`,
    reminder: (name: string) => `Un rappel sur un appareil, par ${name}`,
  } as Record<string, (name: string) => string>,
  given: (day: string) => `accepté le ${day}`,
  begun: (day: string) => `depuis le ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  ended: (day: string) => `terminé le ${day}`,
  withdrawn: (day: string) => `repris le ${day}`,
  read: 'Lire le texte',
  noText:
    'Sans texte gardé\u202f: ouvert avant que les textes ne le soient, ou par une voie qui n’en montrait pas.',
  takeBack:
    'Pour reprendre un accord\u202f: «\u202fQui voit quoi\u202f» dans «\u202fPartager\u202f», «\u202fUn lien à montrer\u202f», ou «\u202fRappel\u202f» dans vos réglages.',
};

export type ConsentWording = typeof words;
