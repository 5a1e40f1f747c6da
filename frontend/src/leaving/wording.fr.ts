export const words = {
  notice: {
    title: 'Votre carnet a été ouvert en urgence',
    who: (name: string, practice: string, when: string) => `${name}, ${practice}, ${when}.`,
    how: 'Pour lire seulement, pendant une heure au plus.',
    reason: (reason: string) => `Raison donnée : « ${reason} »`,
    ask: 'Si vous ne comprenez pas pourquoi, demandez-le à ce cabinet.',
    all: 'Qui a ouvert mon carnet',
    read: 'J’ai lu',
  },
  title: 'Fermer mon compte',
  person: {
    first: 'D’abord, emportez votre carnet',
    stays: 'Ce qui reste',
    staysText: [
      'Ce que vous avez partagé fait partie du dossier que le cabinet tient pour vos soins : la loi le lui fait garder, vingt ans le plus souvent.',
      'Votre nom reste sous ce que vous avez noté.',
    ],
    goes: 'Ce qui part',
    goesText: [
      'Votre identifiant et votre mot de passe : plus personne n’entre avec.',
      'Ce que cet appareil gardait, tout de suite, et vos autres appareils dès qu’ils joignent le service.',
      'Ce que vous gardiez pour vous n’est plus montré à personne. Pour le faire effacer, demandez-le au cabinet.',
    ],
    back: 'Votre cabinet pourra vous inviter de nouveau : vous retrouveriez ce carnet.',
    shutOut: 'Les cabinets à qui j’ai ouvert mon carnet ne le lisent plus non plus',
  },
  professional: {
    text: [
      'Un compte se ferme quand plus aucun dossier n’en dépend : quittez d’abord chaque cabinet.',
      'Ce que vous avez noté reste dans les carnets, sous votre nom. Votre identifiant redevient libre.',
    ],
    inPractice: 'Vous êtes encore dans un cabinet.',
    toPractice: 'Le cabinet et son équipe',
  },
  unsent: (count: number) =>
    count === 1
      ? '1 note attend encore d’être envoyée : elle serait perdue.'
      : `${count} notes attendent encore d’être envoyées : elles seraient perdues.`,
  close: 'Fermer mon compte pour de bon',
};

export type LeavingWording = typeof words;
