import type { Said, SharedName } from './pictures';

const pictures: Record<SharedName, Said> = {
  balance: {
    title: 'L’équilibre',
    says: 'Comment c’est, ce qui pèse, ce qui soutient et les rencontres, au fil du temps.',
    label: 'Le dessin de cette période. La même chose est dite en mots et en tableau plus bas.',
  },
  seasons: {
    title: 'Les saisons',
    says: 'Une ligne par année\u202f: les semaines, les débordements et les silences de toutes ces années, d’un seul regard.',
    label: 'Le calendrier de ces années. La même chose est dite en mots et en tableau plus bas.',
  },
  work: {
    title: 'La ligne de travail',
    says: 'Les situations de travail, leurs changements et les contacts autour du travail, à côté de comment c’était.',
    label: 'Le dessin de la ligne de travail. La même chose est dite en mots et en tableau plus bas.',
  },
  overflows: {
    title: 'Les débordements',
    says: 'Chaque débordement sur sa ligne, alignés sur leur début\u202f: leur durée, ce qu’il y avait autour, ce qui a aidé.',
    label: 'Le dessin des débordements. La même chose est dite en mots et en tableau plus bas.',
  },
  'work-only': {
    title: 'Le travail, et rien d’autre',
    says: 'La même ligne pour le médecin du travail\u202f: les situations, les contacts et ce que le travail demande.',
    label: 'Le dessin du travail seul. La même chose est dite en mots et en tableau plus bas.',
  },
  body: {
    title: 'Le corps au fil du temps',
    says: 'Où la douleur a été notée, de la tête aux pieds, année après année.',
    label: 'Le dessin du corps au fil du temps. La même chose est dite en mots et en tableau plus bas.',
  },
  rhythm: {
    title: 'La fréquence juste',
    says: 'Les rencontres à côté de comment c’était\u202f: des temps rapprochés, des temps éloignés.',
    label: 'Le dessin des rencontres. La même chose est dite en mots et en tableau plus bas.',
  },
};

export const words = {
  pictures,
  weights: 'Ce qui pèse et soutient le plus',
  others: 'Regarder autrement',
  choose: 'Images',
  back: 'Ma ligne',
  more: 'Lignes, comparaison, plein écran',
  lanes: 'Choisir les lignes',
  compare: 'Comparer deux périodes',
  alone: 'Une seule période',
  whole: 'Plein écran',
  small: 'Quitter le plein écran',
  turn: 'Tourner vers la personne',
  turned:
    'Vous voyez la même chose tous les deux\u202f: rien de ce que l’un de vous garde pour soi n’est montré ici.',
  turnBack: 'Revenir à ma vue',
  closer: 'Plus près',
  wider: 'Plus large',
  keys: '← → d’une note à l’autre · Maj ← → plus tôt, plus tard · + − plus près, plus large · Entrée pour lire',
  keysHere: '← → d’une note à l’autre · Entrée pour lire',
  method: 'Comment c’est calculé',
  keptAt: (when: string) => `Sans réseau\u202f: voici le dernier dessin reçu, ${when}.`,
};

export type PictureWording = typeof words;
