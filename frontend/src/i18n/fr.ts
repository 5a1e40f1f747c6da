/** « depuis le 12 mars », « depuis l’été 2019 », but « depuis 9 h 05 » and « depuis mars 2019 ». */
function articleOf(when: string): string {
  if (/^(\d+(er)? |printemps)/.test(when)) return 'le ';
  if (/^semaine/.test(when)) return 'la ';
  return /^(hiver|été|automne)/.test(when) ? 'l’' : '';
}

/** French, the source language: every other dictionary must have exactly these keys. */
export const words = {
  product: 'Au long cours',
  hide: 'Cacher',
  skip: 'Aller au contenu',
  navigation: 'Navigation',
  helpNow: 'Besoin d’aide maintenant ?',
  close: 'Fermer',
  save: 'Enregistrer',
  tryAgain: 'Essayer encore',
  loading: 'Un instant…',
  more: 'Voir la suite',
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  places: {
    now: 'Maintenant',
    line: 'Ma ligne',
    toolbox: 'Ma boîte à outils',
    share: 'Partager',
    today: 'Aujourd’hui',
    people: 'Personnes',
    settings: 'Mes réglages',
  },

  network: {
    offline: 'Pas de réseau pour l’instant. Ce que vous notez est gardé ici.',
    waiting: (count: number) =>
      count === 1 ? '1 note attend le réseau' : `${count} notes attendent le réseau`,
    sending: (count: number) =>
      count === 1 ? '1 note est en cours d’envoi' : `${count} notes sont en cours d’envoi`,
    sendNow: 'Envoyer maintenant',
    attentionTitle: (count: number) =>
      count === 1 ? 'Une note n’a pas pu être reçue' : `${count} notes n’ont pas pu être reçues`,
    attentionText: 'Vos mots sont gardés sur cet appareil. Vous pouvez en garder une copie, ou les retirer.',
    twofold: (count: number) =>
      count === 1 ? 'Une note existe en deux versions' : `${count} notes existent en deux versions`,
    seeBoth: 'Choisir',
    keepCopy: 'Garder une copie',
    discard: 'Retirer de cet appareil',
    unreachable: 'Le service ne répond pas pour l’instant. Rien n’est perdu ; vous pouvez essayer encore.',
    newVersion: 'Une nouvelle version est prête.',
    openIt: 'L’ouvrir',
    finishFirst: 'Enregistrez d’abord ce que vous écrivez : la nouvelle version attend.',
    ended: (unsent: number): string =>
      unsent === 0
        ? 'Votre session a pris fin. Vous pouvez noter ici quand même.'
        : unsent === 1
          ? 'Votre session a pris fin. 1 note est gardée ici et partira à votre retour.'
          : `Votre session a pris fin. ${unsent} notes sont gardées ici et partiront à votre retour.`,
    comeBack: 'Me reconnecter',
    erased:
      'Le navigateur a effacé ce que cet appareil gardait. Ce qui était parti est intact ; ce qui attendait encore ici n’y est plus.',
    understood: 'D’accord',
    verdicts: {
      rejected: 'Le service n’a pas pu lire cette note.',
      forbidden: 'Le lien avec cette personne a pris fin. La note n’est pas partie.',
      gone: 'Cette note a été effacée ailleurs, à la demande de la personne.',
      id_reused: 'Cette note existe déjà avec un autre contenu.',
    },
  },

  problems: {
    unknown:
      'Quelque chose n’a pas marché de notre côté. Vos mots sont toujours là ; vous pouvez essayer encore.',
    full: 'Cet appareil n’a plus de place : ce que vous venez de noter n’est pas gardé. Libérez un peu de place, puis essayez encore.',
    noNetwork: 'Pas de réseau pour l’instant. Vos mots sont toujours là ; vous pourrez essayer encore.',
  },

  signIn: {
    title: 'Bonjour',
    lead: 'Un carnet partagé pour la douleur qui dure. À votre rythme, au long cours.',
    ended: (unsent: number): string =>
      unsent === 0
        ? 'Votre session a pris fin.'
        : 'Votre session a pris fin. Ce que vous aviez noté est gardé ici et partira quand vous serez de retour.',
    login: 'Identifiant',
    password: 'Mot de passe',
    show: 'Voir le mot de passe',
    hide: 'Cacher le mot de passe',
    submit: 'Entrer',
    passkey: 'Avec cet appareil',
    code: 'Code de votre application',
    codeHint: 'Ou un code de secours, si le téléphone n’est pas là.',
    missing: 'Écrivez votre identifiant et votre mot de passe.',
    invited: 'Vous avez reçu une invitation ? Ouvrez le lien, ou visez le code avec l’appareil photo.',
  },

  invitation: {
    title: 'Bienvenue',
    looking: 'Nous ouvrons votre invitation…',
    from: (practice: string) => `${practice} vous invite à tenir un carnet ensemble.`,
    colleague: (practice: string) => `${practice} vous invite dans son équipe.`,
    spent:
      'Cette invitation n’est plus valable : elle ne sert qu’une fois, et peu de temps. Demandez-en une nouvelle.',
    oralCode: 'Code dit de vive voix',
    oralHint: 'La personne qui vous invite vous le donne.',
    displayName: 'Comment voulez-vous être appelé·e ?',
    login: 'Choisissez un identifiant',
    password: 'Choisissez un mot de passe',
    passwordHint: 'Au moins 12 caractères. Une phrase dont vous vous souvenez convient très bien.',
    submit: 'Ouvrir mon carnet',
    nobodyReads: 'Personne ne lit ce carnet en temps réel.',
  },

  now: {
    overflow: 'Ça déborde',
    hint: 'un appui, c’est noté',
    noted: 'C’est noté.',
    past: 'Noter un débordement passé',
    note: 'Noter quelque chose',
    recent: 'Vos derniers débordements',
    none: ['Rien à noter, c’est très bien aussi.', 'Ce carnet attend sans rien demander.'],
    allNotes: 'Voir mes notes',
    install: 'Ce carnet peut s’installer ici\u202f: il s’ouvre alors comme une application.',
    installHow: 'Comment faire',
    wish: 'Je voudrais vous voir',
    wished: 'Vous avez demandé à être vu·e',
    takeStock: 'Vous pouvez faire le point, si vous en avez envie.',
    since: (when: string) => `Ça déborde depuis ${articleOf(when)}${when}.`,
    takeTime: 'Prenez votre temps. Vous pouvez fermer, tout est gardé.',
    isOver: 'C’est passé',
    addDetails: 'Ajouter quelques mots',
    changeDetails: 'Compléter',
    mistake: 'C’était un faux geste',
    undone: 'C’est retiré.',
    whenOver: 'C’est passé depuis quand ?',
    over: {
      justNow: 'À l’instant',
      earlier: 'Plus tôt aujourd’hui',
      yesterday: 'Hier',
      days: 'Il y a quelques jours',
      unsure: 'Je ne sais plus',
    },
    overNoted: 'C’est noté. La porte reste ouverte.',
  },

  flare: {
    title: 'Quelques mots sur ce moment',
    titlePast: 'Noter un débordement',
    titleFor: (name: string) => `Noter un débordement de ${name}`,
    lead: 'Tout est facultatif. Ce que vous laissez de côté reste simplement vide.',
    leadFor: 'Noté en séance, avec la personne. Tout est facultatif, sauf le moment.',
    when: 'Quand est-ce que ça a commencé ?',
    days: {
      today: 'Aujourd’hui',
      yesterday: 'Hier',
      week: 'Cette semaine',
      month: 'Le mois dernier',
      date: 'Une date',
    },
    date: 'Le jour',
    still: 'Est-ce encore là ?',
    stillYes: 'Oui, encore',
    stillNo: 'Non, c’est passé',
    worst: 'La douleur, au plus fort',
    worstLow: '0 : aucune',
    worstHigh: '10 : la pire imaginable',
    impacts: 'Cela a gêné…',
    impact: {
      activities: 'mes activités',
      mood: 'mon humeur',
      sleep: 'mon sommeil',
      work: 'mon travail',
      relations: 'mes relations',
    },
    context: 'Autour de ce moment',
    around: (list: string) => `Autour de ce moment : ${list}`,
    contextHint: 'Ce qui était là, sans chercher d’explication.',
    contexts: {
      life_event: 'un moment de vie',
      sleep: 'des nuits courtes',
      stress: 'du stress',
      load: 'beaucoup à faire',
      movement: 'un mouvement',
      posture: 'une posture',
      illness: 'une maladie',
      weather: 'le temps qu’il fait',
      none_known: 'rien de particulier',
      other: 'autre chose',
    },
    point: 'Montrer sur le corps',
    words: 'Avec vos mots',
    wordsFor: 'Avec ses mots',
    contact: 'J’aimerais en parler avec le professionnel qui me suit',
    contactHint: 'Il le verra à sa prochaine ouverture du carnet. Ce n’est pas une messagerie d’urgence.',
    pass: 'Passer',
    saved: 'C’est noté.',
  },

  line: {
    title: 'Ma ligne',
    ofPerson: (name: string) => `La ligne de ${name}`,
    period: 'Période',
    periods: { weeks: 'Semaines', season: 'Saison', year: 'Année', all: 'Tout' },
    earlier: 'Plus tôt',
    later: 'Plus tard',
    between: (from: string, to: string) => `Du ${from} au ${to}`,
    inWords: 'En mots',
    inTable: 'En tableau',
    drawing: 'Le dessin arrive…',
    whole: 'Voir le dessin détaillé',
    light: 'Revenir au dessin simple',
    picture: 'Le dessin de cette période. La même chose est dite en mots et en tableau plus bas.',
    empty: 'Pas encore de note. Le dessin se fera au fil du temps, à votre rythme.',
    emptyPeriod: 'Pas de note pendant cette période.',
    noteFlare: 'Noter un débordement',
  },

  record: {
    loading: 'Nous ouvrons cette note…',
    by: {
      patient: 'Noté par la personne',
      therapist: 'Noté par le professionnel',
      proxy: 'Noté par un proche',
      import: 'Repris d’un fichier',
    },
    recordedOn: (when: string) => `écrit le ${when}`,
    noNetwork: 'Pas de réseau pour l’instant. Cela se lira dès son retour.',
    unreadable: 'Cette note n’est plus là, ou n’est pas partagée avec vous.',
    yes: 'oui',
  },

  settings: {
    close: 'Fermer mon compte',
    title: 'Mes réglages',
    signedInAs: (name: string) => `Vous êtes ${name}.`,
    language: 'Langue',
    languages: { fr: 'Français', en: 'English' },
    languageAway:
      'Les mots de cette langue ne sont pas encore sur cet appareil. Vous pourrez la choisir dès qu’il y aura du réseau.',
    theme: 'Lumière',
    themes: { system: 'Comme l’appareil', light: 'Claire', dark: 'Sombre' },
    size: 'Taille du texte',
    sizes: { normal: 'Normale', large: 'Grande', larger: 'Très grande', largest: 'Double' },
    contrast: 'Contraste',
    contrasts: { system: 'Comme l’appareil', normal: 'Doux', more: 'Fort' },
    motion: 'Mouvement',
    motions: { system: 'Comme l’appareil', still: 'Aucun' },
    pain: 'Chiffres de douleur',
    pains: { shown: 'Montrés', hidden: 'Masquer les chiffres de douleur' },
    devices: 'Appareils connectés',
    thisDevice: 'cet appareil',
    lastSeen: (when: string) => `vu ${when}`,
    signOutDevice: 'Déconnecter',
    signOutOthers: 'Déconnecter tous les autres',
    deviceGone: 'Cet appareil est déconnecté.',
    signOut: 'Me déconnecter',
    leaveTitle: 'Vous avez des notes qui ne sont pas parties',
    leaveText: (count: number) =>
      count === 1
        ? 'Une note attend encore sur cet appareil. Se déconnecter l’efface d’ici.'
        : `${count} notes attendent encore sur cet appareil. Se déconnecter les efface d’ici.`,
    leaveAnyway: 'Me déconnecter et les effacer',
    device: {
      title: 'Le carnet sur cet appareil',
      installed: 'Le carnet est installé sur cet appareil.',
      inBrowser: 'Le carnet s’ouvre ici dans le navigateur.',
      keeps: 'Vos notes restent ici, même sans réseau, jusqu’à leur envoi.',
      mayErase:
        'Cet appareil peut effacer ce qu’il garde, s’il manque de place ou après une longue pause. Ce qui est parti reste dans votre carnet.',
      safariErases:
        'Safari efface ce qu’un site garde après sept jours sans visite. Ce qui est parti reste dans votre carnet, et un carnet installé n’est pas effacé ainsi.',
      install: 'Installer le carnet',
      how: 'Comment l’installer',
      ios: [
        'Ouvrez cette page dans Safari.',
        'Touchez Partager, le carré avec une flèche vers le haut.',
        'Choisissez « Sur l’écran d’accueil », puis « Ajouter ».',
      ],
      android: [
        'Touchez le menu du navigateur, les trois points.',
        'Choisissez « Installer l’application » ou « Ajouter à l’écran d’accueil ».',
      ],
      other: [
        'Dans Chrome ou Edge, touchez l’icône d’installation au bout de la barre d’adresse.',
        'Dans Safari sur Mac, choisissez « Fichier », puis « Ajouter au Dock ».',
      ],
    },
  },

  help: {
    title: 'Besoin d’aide maintenant ?',
    nobodyReads: 'Personne ne lit ce carnet en temps réel.',
    thoughts: 'Si vous pensez à mourir ou à vous faire du mal, vous n’êtes pas seul·e.',
    line3114: '3114 : numéro national de prévention du suicide, gratuit, confidentiel, 24 h/24, 7 j/7.',
    danger: 'Danger immédiat : 15 ou 112.',
    deaf: 'Personnes sourdes ou malentendantes : 114 par SMS.',
    talk: 'Parlez-en aussi à votre médecin ou au professionnel qui vous suit.',
    call: (number: string) => `Appeler le ${number}`,
    write: (number: string) => `Écrire au ${number}`,
    signsTitle: 'Certains signes sont rares mais demandent un avis rapide',
    callFor: 'Appelez le 15 ou le 112',
    callSigns: [
      'difficulté nouvelle à uriner, à se retenir ou perte de contrôle des selles',
      'engourdissement de la zone entre les jambes (périnée)',
      'faiblesse nouvelle ou qui s’aggrave dans les jambes',
      'douleur dans la poitrine',
      'douleur après un choc violent ou une chute',
    ],
    doctorFor: 'Demandez un avis médical sans attendre',
    doctorSigns: [
      'fièvre avec la douleur',
      'douleur qui s’aggrave peu à peu, au repos et surtout la nuit',
      'perte de poids inexpliquée',
      'antécédent de cancer',
      'traitement prolongé par corticoïdes',
      'grande fatigue générale',
    ],
    notAdvice: 'Ce texte ne remplace pas un avis médical.',
    purpose:
      'Carnet partagé de suivi. Il enregistre et affiche ce que la personne et son professionnel y écrivent. Il ne diagnostique pas, ne surveille pas, n’alerte pas, ne prédit pas et ne recommande aucun traitement.',
  },

  lost: { title: 'Cette page n’existe pas', home: 'Revenir à l’accueil' },
};

export type Messages = typeof words;
