/** The lock in French: the source of every sentence. */
const countFr = (count: number) => (count === 1 ? '1 note attend' : `${count} notes attendent`);

export const words = {
  title: 'Le carnet est verrouillé',
  writeAnyway:
    'Noter reste possible, sans code. Ce que vous notez ici part, et ne se relit qu’une fois le carnet ouvert.',
  noteSomething: 'Noter quelque chose',
  note: 'Quelques mots',
  noted: 'C’est noté.',
  waiting: (count: number) => `${countFr(count)} d’être envoyée${count === 1 ? '' : 's'}.`,
  attention: (count: number) =>
    count === 1 ? '1 note attend un regard.' : `${count} notes attendent un regard.`,
  code: 'Code',
  unlock: 'Ouvrir le carnet',
  withPasskey: 'Ouvrir avec cet appareil',
  needsNetwork: 'Pour relire avec le code, le réseau est nécessaire. Noter reste possible sans lui.',
  wrongCode: 'Ce n’est pas ce code.',
  withheld: 'Cinq codes n’allaient pas. Ouvrez votre session avec votre mot de passe, puis réessayez.',
  ended: 'Ouvrez d’abord votre session avec votre mot de passe.',
  passkeyRefused: 'Cet appareil n’a pas ouvert le carnet. Vous pouvez réessayer.',
  password: 'Ouvrir ma session avec mon mot de passe',
  withoutCode: 'Je n’ai plus mon code : retirer le verrou',
  withoutCodeText:
    'Vos notes reviennent du service. Celles qui attendent partent scellées, sans pouvoir être relues ici avant.',
  settings: {
    title: 'Verrouiller le carnet',
    off: 'Si quelqu’un d’autre peut ouvrir ce téléphone, un code peut fermer le carnet. Ce qui est gardé ici devient alors illisible sans lui.',
    whatStays:
      'Le carnet se ferme à chaque ouverture de l’application, et après quelques minutes en arrière-plan. Noter reste possible sans code.',
    loss: 'Sans le code, rien n’est perdu au service : votre mot de passe rend tout. Les notes pas encore envoyées partent, scellées.',
    needsNetwork: 'Avec un code, relire demande le réseau.',
    before:
      'Ce qui était déjà écrit sur ce téléphone peut rester encore un temps dans les fichiers du navigateur.',
    how: 'Avec quoi l’ouvrir ?',
    ways: {
      code: 'Un code',
      passkey: 'Cet appareil (empreinte, visage ou son propre code)',
      both: 'L’un ou l’autre',
    },
    passkeyWarning: 'Si une autre personne a son empreinte dans ce téléphone, préférez le code seul.',
    code: 'Code, six chiffres ou une phrase',
    again: 'Le même code, encore une fois',
    tooShort: 'Six chiffres au moins, ou une phrase de huit signes.',
    different: 'Les deux codes diffèrent.',
    turnOn: 'Verrouiller',
    turningOn: 'Un instant…',
    on: 'Le carnet a un verrou sur cet appareil.',
    turnOff: 'Retirer le verrou',
    change: 'Changer de code',
    present: 'Code actuel',
    newCode: 'Nouveau code, six chiffres ou une phrase',
    changed: 'Le code a changé.',
    turnedOn: 'Le carnet a maintenant un verrou.',
    turnedOff: 'Le verrou est retiré.',
    noPasskey: 'Cet appareil ne peut pas ouvrir le carnet de cette façon. Un code, oui.',
  },
};

export type LockWording = typeof words;
