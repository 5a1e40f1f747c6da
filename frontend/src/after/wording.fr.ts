export const words = {
  after: {
    title: 'Avant / après, honnêtement',
    says: 'Les notes autour d’un changement, à côté de ce que la propre histoire de la personne laissait attendre.',
    label:
      'Le dessin des notes autour de ce changement. La même chose est dite en mots et en tableau plus bas.',
  },
  together: {
    title: 'Ce qui va ensemble',
    says: 'Six choses de la journée, à côté de la douleur notée ensuite. Cela ne dit pas pourquoi.',
    label: 'Le dessin de ce qui va ensemble. La même chose est dite en mots et en tableau plus bas.',
  },
  practice: {
    title: 'Choix du cabinet',
    lead: 'Ce qui reste éteint tant que le cabinet ne l’allume pas. Le choix vaut pour toutes les personnes suivies ici.',
    together: 'Ce qui va ensemble',
    togetherHint:
      'Six choses de la journée, à côté de la douleur notée ensuite, avec leur incertitude. Rien n’est dit avant 90 jours notés de suite. Visible des professionnels du cabinet, jamais sur le téléphone de la personne.',
    off: 'Éteint',
    on: 'Allumé',
    kept: 'C’est noté.',
  },
  choose: 'Autour de quel changement\u202f?',
  latest: 'Le plus récent, avec une réponse s’il y en a une',
  kinds: {
    tool_use: 'Outils et gestes',
    work_status: 'Travail',
    visit: 'Séances',
    adjustment: 'Ajustements',
  },
  option: (when: string, name: string) => `${when} · ${name}`,
};

export type AfterWording = typeof words;
