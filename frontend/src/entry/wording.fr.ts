export const words = {
  title: 'C’est bien vous\u202f?',
  why: 'Ceci ouvre, emporte ou transmet un carnet\u202f: on vous demande qui vous êtes, pour que personne ne le fasse à votre place. Cela vaut pour cinq minutes.',
  password: 'Votre mot de passe',
  code: 'Code de votre application, ou code de secours',
  withPasskey: 'Avec cet appareil',
  confirm: 'Continuer',
  passkeyAway: 'Cet appareil n’a rien montré. Vous pouvez entrer autrement.',
  ways: {
    title: 'Façons d’entrer',
    signedInAs: (login: string) => `Votre identifiant\u202f: ${login}`,
    passkeys: 'Appareils qui vous reconnaissent',
    passkeysWhy:
      'Votre empreinte, votre visage ou le code de l’écran ouvrent le carnet, sans mot de passe à taper. Ils ne quittent pas l’appareil. Le mot de passe reste valable.',
    passkeysWhyStaff:
      'Votre empreinte, votre visage ou le code de l’écran vous font entrer, sans mot de passe à taper. Un appareil nouveau demandera ensuite plus que le mot de passe\u202f: faites aussi vos codes de secours.',
    addPasskey: 'Reconnaître cet appareil',
    passkeyAdded: 'Cet appareil vous reconnaît maintenant.',
    lastUsed: (ago: string) => `A servi\u202f: ${ago}`,
    neverUsed: 'N’a pas encore servi',
    rename: 'Renommer',
    renameOf: (name: string) => `Renommer ${name}`,
    name: 'Nom de l’appareil',
    keep: 'Garder ce nom',
    remove: 'Retirer',
    removeOf: (name: string) => `Retirer ${name}`,
    removed: 'Retiré. Cet appareil ne fait plus entrer.',
    codes: 'Codes d’une application',
    codesWhy:
      'Sur un appareil nouveau, un code à six chiffres est demandé après le mot de passe. Une application du téléphone le donne.',
    codesOn: 'Un code est demandé sur tout appareil nouveau.',
    codesBegin: 'Utiliser une application',
    codesScan: 'Visez ce dessin avec votre application de codes, ou recopiez les lettres.',
    codesAlt: 'Dessin à viser avec l’application de codes',
    codesSecret: 'Lettres à recopier',
    codesFirst: 'Premier code donné par l’application',
    codesFinish: 'Vérifier ce code',
    codesDone: 'C’est en place.',
    codesRemove: 'Ne plus utiliser l’application',
    codesRemoved: 'Le mot de passe suffit de nouveau.',
    recovery: 'Codes de secours',
    recoveryWhy:
      'Dix codes sur papier, pour le jour où le téléphone manque. Chacun sert une fois, après le mot de passe.',
    left: (count: number) =>
      count === 0 ? 'Il n’en reste aucun.' : count === 1 ? 'Il en reste 1.' : `Il en reste ${count}.`,
    leftAfter: (count: number) =>
      count === 0
        ? 'C’était votre dernier code de secours. Vous pouvez en faire dix nouveaux dans vos réglages.'
        : `Codes de secours restants\u202f: ${count}.`,
    recoveryMake: 'Faire dix codes',
    recoveryAgain: 'Faire dix nouveaux codes',
    recoveryAgainWhy: 'Les anciens ne serviront plus.',
    recoveryShown: 'Vos dix codes de secours',
    recoveryOnce:
      'Ils ne seront plus montrés. Imprimez-les ou recopiez-les, et gardez-les loin de l’appareil.',
    print: 'Imprimer',
    kept: 'Je les ai gardés',
    passwordTitle: 'Mot de passe',
    passwordChange: 'Changer mon mot de passe',
    passwordCurrent: 'Mot de passe actuel',
    passwordNew: 'Nouveau mot de passe',
    passwordHint: 'Douze caractères au moins. Une petite phrase convient très bien.',
    passwordForgot: 'Vous ne l’avez plus\u202f? Laissez la case vide\u202f: cet appareil vous reconnaîtra.',
    passwordSubmit: 'Changer',
    passwordChanged: 'Mot de passe changé. Vos autres appareils sont déconnectés.',
    cancel: 'Annuler',
  },
  back: {
    title: 'Retrouver votre carnet',
    titleStaff: 'Retrouver votre accès',
    lead: (practice: string) =>
      `${practice} vous rend l’accès à votre compte. Rien de ce qui est noté n’est perdu.`,
    login: (login: string) => `Votre identifiant reste le même\u202f: ${login}`,
    ends: 'Tous les appareils d’avant seront déconnectés. Le téléphone perdu n’ouvrira plus rien.',
    oralCode: 'Code dit de vive voix',
    number: (number: number) => `Le même nombre est sur les deux écrans\u202f: ${number}`,
    password: 'Nouveau mot de passe',
    submit: 'Retrouver mon carnet',
    submitStaff: 'Entrer',
  },
};

export type EntryWording = typeof words;
