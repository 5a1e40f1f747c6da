/** French words of the evenings agreed for a while. */
export const words = {
  title: 'Un temps d’attention',
  lead: 'Quelques questions, le soir, pendant un temps. Cela s’arrête tout seul, et vous pouvez arrêter quand vous voulez.',
  leadTogether:
    'Quelques questions, le soir, sur son téléphone. Cela s’arrête tout seul, et chacun peut arrêter quand il veut.',
  length: 'Pendant',
  lengths: { '14': 'deux semaines', '28': 'quatre semaines' },
  keys: 'Les questions du soir',
  atMost: 'Une à quatre. Chacune pourra être passée.',
  tooMany: 'Quatre au plus\u202f: retirez-en une d’abord.',
  needsBoth: 'Choisissez une durée et au moins une question.',
  why: 'Pourquoi, en quelques mots (facultatif)',
  begin: 'Commencer ce soir',
  begun: 'C’est noté. Les questions viendront le soir, dans Maintenant.',
  begunTogether: 'C’est noté. Les questions viendront le soir, sur son téléphone.',
  running: (keys: string, last: string) => `Le soir, jusqu’au ${last}\u202f: ${keys}.`,
  stop: 'Arrêter',
  stopped: 'C’est arrêté.',
  tonight: (keys: string) => `Ce soir, si vous voulez\u202f: ${keys}`,
  evening: 'Ce soir',
  eveningLead: 'Chaque question peut être passée.',
  nothing: 'Rien n’est demandé pour l’instant.',
  stopEvenings: 'Arrêter ces questions du soir',
};

export type FocusWording = typeof words;
