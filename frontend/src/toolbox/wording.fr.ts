/** French words of the toolbox, loaded with it. */
export const words = {
  title: 'Ma boîte à outils',
  lead: 'Ce qui vous aide, même un peu, avec vos mots.',
  shelves: {
    knowing: {
      name: 'Savoirs',
      hint: 'Ce que je sais.',
      example:
        'Par exemple\u202f: une explication qui vous a parlé, ce que vous avez compris de votre sommeil.',
    },
    doing: {
      name: 'Savoir-faire',
      hint: 'Ce que je peux faire.',
      example:
        'Par exemple\u202f: marcher un peu, la bouillotte, respirer lentement, faire en plusieurs fois.',
    },
    being: {
      name: 'Savoir-être',
      hint: 'Comment je suis avec.',
      example: 'Par exemple\u202f: demander de l’aide, une phrase que vous vous dites, un plaisir gardé.',
    },
  },
  empty:
    'Votre boîte est encore vide, et elle peut se remplir doucement. Un geste, une phrase, une personne\u202f: tout y a sa place.',
  add: 'Ajouter',
  addTo: (shelf: string) => `Ajouter à\u202f: ${shelf}`,
  adding: 'Ajouter un outil',
  added: 'C’est dans votre boîte.',
  aside: 'Mis de côté',
  asideHint: 'Rien n’est perdu. Vous pouvez les reprendre quand vous voulez.',
  setAside: 'Mettre de côté',
  wasSetAside: 'C’est mis de côté.',
  takeBack: 'Reprendre',
  wasTakenBack: 'C’est repris.',
  moveTo: 'Sur quelle étagère\u202f?',
  moved: 'C’est rangé.',
  said: 'Ce que vous en avez dit',
  inFlare: 'pendant un débordement',
  tried: 'essayé',
  say: 'Dire ce que cela donne',
  helpedThen: 'Et cette fois-là, est-ce que cela a aidé\u202f?',
  helped: 'Est-ce que cela a aidé\u202f?',
  helpedOf: (tool: string) => `Est-ce que cela a aidé\u202f? ${tool}`,
  noted: 'C’est noté.',
  before: 'Ce qui vous a aidé d’autres fois',
  tryHint: 'Un appui note que vous l’essayez maintenant.',
  tryingNow: 'essayé cette fois',
};

export type ToolboxWording = typeof words;
