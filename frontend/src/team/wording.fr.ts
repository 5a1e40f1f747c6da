export const words = {
  title: 'Le cabinet et son équipe',
  none: 'Vous n’êtes dans aucun cabinet.',
  team: 'L’équipe',
  roles: { therapist: 'Professionnel de soin', administrator: 'Administration' },
  roleHints: {
    therapist: 'Lit et note dans les carnets des personnes que le cabinet suit.',
    administrator: 'Fait vivre le cabinet : invitations, équipe, choix. N’ouvre aucun carnet.',
  },
  since: (day: string) => `depuis le ${day}`,
  whoRuns: 'L’administration du cabinet invite et retire des collègues.',
  invite: 'Inviter un collègue',
  roleAsked: 'Avec quel rôle ?',
  inviteLead: 'L’invitation vaut une fois, un quart d’heure pour un code à viser, trois jours pour un lien.',
  open: 'Invitations en cours',
  withdraw: 'Annuler l’invitation',
  withdrawn: 'L’invitation est annulée.',
  remove: 'Retirer du cabinet',
  removeWho: (name: string) => `Retirer ${name} du cabinet ?`,
  removed: (name: string) => `${name} n’est plus dans le cabinet.`,
  removeTruth: [
    'Ses sessions se ferment tout de suite, sur tous ses appareils, et plus aucun carnet du cabinet ne s’ouvre pour cette personne.',
    'Sa tablette s’efface dès qu’elle joint le service.',
    'Ce qu’elle a noté reste dans les carnets, sous son nom.',
  ],
  leave: 'Quitter le cabinet',
  leaveThis: (name: string) => `Quitter ${name}`,
  leaveTruth: [
    'Vous n’ouvrirez plus aucun carnet de ce cabinet, à partir de maintenant.',
    'Vos sessions se ferment sur tous vos appareils, et celui-ci s’efface.',
    'Ce que vous avez noté reste dans les carnets, sous votre nom.',
  ],
  invitation: {
    title: 'Inviter à tenir le carnet',
    lead: 'La personne vise ce code avec son téléphone, puis choisit son identifiant et son mot de passe.',
    button: 'Préparer une invitation',
    byLink: 'Plutôt un lien à envoyer',
    linkLabel: 'Lien à transmettre',
    copy: 'Copier le lien',
    copied: 'Lien copié.',
    oral: 'Code à dire de vive voix',
    expires: (when: string) => `Valable une seule fois, jusqu’au ${when}.`,
  },
  closeAccount: 'Fermer mon compte',
  lock: {
    propose: (people: number) =>
      `Cette tablette garde jusqu’à ${people} carnets, pour travailler sans réseau. Sans verrou, qui la tient peut les lire.`,
    put: 'Mettre un verrou',
    locked: {
      title: 'Les carnets sont verrouillés',
      unlock: 'Ouvrir les carnets',
      writeAnyway: 'Rien de ce que cette tablette garde ne se lit sans le code.',
      needsNetwork: 'Pour ouvrir avec le code, le réseau est nécessaire.',
      passkeyRefused: 'Cet appareil n’a pas ouvert les carnets. Vous pouvez réessayer.',
      withoutCodeText:
        'Les carnets reviennent du service. Une séance commencée ici et pas encore enregistrée serait perdue.',
    },
    settings: {
      title: 'Verrouiller cette tablette',
      off: 'Cette tablette garde les carnets du jour et les derniers ouverts, pour travailler sans réseau. Un verrou les rend illisibles pour qui la trouve, ou l’emporte.',
      whatStays:
        'Les carnets se ferment à chaque ouverture de l’application, après deux minutes en arrière-plan ou écran éteint, et après dix minutes sans y toucher.',
      loss: 'Sans le code, rien n’est perdu au service\u202f: votre mot de passe rend tout. Seule une séance commencée ici et pas encore enregistrée serait perdue.',
      needsNetwork: 'Avec un code, ouvrir demande le réseau.',
      before:
        'Ce qui était déjà gardé sur cette tablette peut rester encore un temps dans les fichiers du navigateur\u202f: mieux vaut mettre le verrou avant le premier carnet.',
      passkeyWarning: 'Si une autre personne a son empreinte dans cette tablette, préférez le code seul.',
      on: 'Cette tablette a un verrou.',
      turnedOn: 'La tablette a maintenant un verrou.',
    },
  },
};

export type TeamWording = typeof words;
