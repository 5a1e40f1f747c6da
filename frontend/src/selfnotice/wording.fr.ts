/** French words of what a person may ask to be told. */
export const words = {
  after: 'Me dire, à moi seulement, quand mes notes sont au-dessus de ma zone habituelle depuis',
  days: (days: number) => (days ? `${days}\u00a0jours` : 'jamais'),
  own: 'Mes mots, à relire alors',
  told: (days: number) =>
    `Vos notes sont au-dessus de votre zone habituelle depuis ${days}\u00a0jours. Vous aviez demandé à le savoir.`,
};

export type SelfNoticeWording = typeof words;
