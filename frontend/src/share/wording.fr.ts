/** French words of sharing, of the first run and of asking to be seen, loaded with those screens. */
export const words = {
  undo: 'Annuler',
  wish: {
    told: (when: string) => `C’est noté, ${when}.`,
    seenLater: 'Le professionnel qui vous suit le verra à sa prochaine ouverture du carnet.',
    noMessaging: 'Ce n’est pas une messagerie d’urgence.',
    unsent: 'Votre demande est gardée ici. Elle partira avec le réseau.',
    line: 'Une ligne, si vous voulez',
    added: 'C’est ajouté.',
    clears: 'Votre demande s’efface d’elle-même après la prochaine rencontre.',
    takeBack: 'Finalement, non',
    takenBack: 'Votre demande est retirée.',
    lead: 'En un appui, le professionnel qui vous suit le saura à sa prochaine ouverture du carnet.',
    tell: 'Le faire savoir',
  },
  first: {
    step: (place: number) => `${place} sur 3`,
    next: 'Continuer',
    number: (number: number) => `Votre professionnel lit le même nombre\u202f: ${number}`,
    back: 'Retour',
    pass: 'Passer',
    what: {
      title: 'Un carnet pour la douleur qui dure',
      lead: 'Vous y notez ce que vous voulez, quand vous voulez. Vous le relisez avec le professionnel qui vous suit.',
      points: [
        ['Quand ça déborde', 'un appui suffit, même sans réseau'],
        ['Ce qui pèse, ce qui aide', 'côte à côte, sur des semaines ou des années'],
        ['Ce carnet est à vous', 'vous choisissez qui le voit, et vous pouvez changer d’avis'],
      ] as [string, string][],
    },
    not: {
      title: 'Personne ne lit ce carnet en temps réel.',
      lead: 'Le professionnel le lit quand il l’ouvre, souvent à votre prochaine rencontre. Ce n’est ni un service d’urgence, ni une messagerie.',
      points: [
        'Rien ne vous est demandé entre deux rencontres.',
        'Il ne surveille pas, ne prédit pas et ne recommande aucun traitement.',
        'Il n’est fait ni pour un employeur, ni pour une assurance.',
      ],
      phone:
        'Quelqu’un d’autre ouvre ce téléphone\u202f? Ce que vous y notez pourrait être lu. Parlez-en avec la personne qui vous invite.',
    },
    ease: {
      title: 'Pour lire à votre aise',
      lead: 'Choisissez, la page change aussitôt.',
      later: 'Tout cela se change ensuite dans «\u202fPartager\u202f», puis «\u202fMes réglages\u202f».',
    },
    account: 'Votre carnet',
    none: 'Il n’y a pas d’invitation ici. Ouvrez de nouveau le lien reçu, ou visez le code.',
    known: 'Vous avez déjà choisi un identifiant\u202f? Vous pouvez entrer avec lui.',
    occupied: (name: string) => `Cet appareil est déjà ouvert au nom de ${name}.`,
    occupiedText:
      'Une invitation ouvre un nouveau carnet. Pour l’utiliser ici, quittez d’abord celui qui est ouvert.',
    occupiedUnsent: (count: number) =>
      count === 1
        ? '1 note n’est pas encore partie. Laissez-la partir avant de quitter ce carnet.'
        : `${count} notes ne sont pas encore parties. Laissez-les partir avant de quitter ce carnet.`,
    stay: 'Rester dans ce carnet',
    change: 'Le quitter et ouvrir l’invitation',
  },
  sharing: {
    title: 'Partager',
    lead: 'Ce carnet est à vous. Vous décidez qui le voit.',
    settings: 'langue, taille du texte, lumière, appareils',
  },
  link: ['Un lien à montrer', 'à quelqu’un qui n’a pas de compte ici'] as [string, string],
  agreed: ['Ce que j’ai accepté', 'les textes et leurs dates'] as [string, string],
  who: {
    title: 'Qui voit quoi',
    sees: {
      treating: 'Lit vos notes partagées, et note avec vous.',
      reading: 'Lit vos notes partagées, sans rien y écrire.',
    } as Record<string, string>,
    since: (day: string) => `depuis le ${day}`,
    until: (day: string) => `jusqu’au ${day}`,
    between: (from: string, to: string) => `du ${from} au ${to}`,
    mine: (count: number) =>
      count === 0
        ? 'Une note que vous gardez pour vous n’est montrée à personne. Il n’y en a pas pour l’instant.'
        : count === 1
          ? 'Une note est gardée pour vous\u202f: personne d’autre ne la voit.'
          : `${count} notes sont gardées pour vous\u202f: personne d’autre ne les voit.`,
    theirs:
      'Un professionnel peut tenir ici des notes de travail que vous ne voyez pas, comme dans tout dossier de soin.',
    nobody: 'Personne d’autre que vous pour l’instant.',
    withdraw: 'Retirer l’accès',
    withdrawn: 'L’accès est retiré.',
    letIn: 'Ouvrir à un cabinet',
    opened: (practice: string) => `${practice} voit maintenant vos notes partagées.`,
    past: 'Accès passés',
    truth: [
      'Dès maintenant, ce cabinet ne voit plus rien de votre carnet, ni le passé ni la suite.',
      'Ce qui a été noté avec vous reste dans votre carnet. Ce que ce cabinet a déjà lu, imprimé ou recopié dans son propre dossier y reste.',
      'Vous pourrez lui rouvrir votre carnet quand vous voulez.',
    ],
  },
  letIn: {
    lead: 'Le cabinet vous donne un code de huit lettres et chiffres.',
    code: 'Code du cabinet',
    missing: 'Écrivez le code que le cabinet vous a donné.',
    role: 'Ce cabinet…',
    roles: { treating: 'me suit', reading: 'lit seulement' },
    until: 'Jusqu’au (si vous voulez)',
    untilHint: 'Sans date, l’accès dure jusqu’à ce que vous le retiriez.',
    submit: 'Ouvrir mon carnet à ce cabinet',
  },
  opened: {
    title: 'Qui a ouvert mon carnet',
    nobody: 'Personne d’autre que vous pour l’instant.',
    acts: {
      read: 'a lu',
      wrote: 'a noté',
      exported: 'a emporté une copie',
      let_back_in: 'a préparé un nouvel accès à votre compte',
      opened_link: 'Un lien que vous avez montré a été ouvert',
      emergency: 'l’a ouvert en urgence',
    } as Record<string, string>,
    service: 'Le service, par son administration,',
    ledger: 'Chaque ouverture est inscrite dans un registre où rien ne se change sans que cela se voie.',
  },
  takeAway: {
    title: 'Tout emporter',
    content:
      'Un dossier ZIP avec toutes vos notes et leur histoire\u202f: une page à lire, des tableaux, et un fichier que ce carnet sait reprendre.',
    known: (count: number) =>
      count === 0
        ? 'Pas encore de note dans votre carnet.'
        : count === 1
          ? 'Votre carnet a 1 note.'
          : `Votre carnet a ${count.toLocaleString('fr')} notes.`,
    prepare: 'Préparer le dossier',
    preparing: 'Le dossier se prépare…',
    ready: (size: string) => `Le dossier est prêt\u202f: ${size}.`,
    save: 'L’enregistrer',
    unsent: (count: number) =>
      count === 1
        ? '1 note n’est pas encore partie\u202f: elle n’est pas dans ce dossier.'
        : `${count} notes ne sont pas encore parties\u202f: elles ne sont pas dans ce dossier.`,
    careful:
      'Il contient aussi les notes gardées pour vous\u202f: rangez-le en lieu sûr. Document de suivi, sans valeur d’expertise.',
  },
  erase: {
    title: 'Effacer',
    note: [
      'Une note',
      'Elle s’ouvre et se retire depuis vos notes. Sa trace reste dans l’histoire du carnet.',
      'Mes notes',
    ] as [string, string, string],
    phone: [
      'Ce que garde cet appareil',
      'Vous déconnecter efface tout d’ici. Votre carnet, lui, reste au service.',
    ] as [string, string],
    all: [
      'Tout le carnet',
      'Demandez-le par écrit au cabinet qui vous a invité·e, ou à qui héberge ce service\u202f: il a un mois pour vous répondre. Vous pouvez d’abord tout emporter. Ce que la loi demande à un professionnel de conserver reste dans son propre dossier.',
    ] as [string, string],
  },
};

export type ShareWording = typeof words;
