/** French words of sharing, of the first run and of asking to be seen, loaded with those screens. */
export const shareFr = {
  wish: {
    told: (when: string) => `C’est noté, ${when}.`,
    seenLater: 'Le professionnel qui vous suit le verra à sa prochaine ouverture du carnet.',
    noMessaging: 'Ce n’est pas une messagerie d’urgence.',
    unsent: 'Votre demande est gardée ici. Elle partira avec le réseau.',
    line: 'Une ligne, si vous voulez',
    added: 'C’est ajouté.',
    clears: 'Votre demande s’efface d’elle-même après la prochaine rencontre.',
    takeBack: 'Finalement, non',
    takenBack: 'Votre demande est retirée.',
    lead: 'En un appui, le professionnel qui vous suit le saura à sa prochaine ouverture du carnet.',
    tell: 'Le faire savoir',
  },
};

export type ShareWording = typeof shareFr;
