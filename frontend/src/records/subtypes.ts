/** The second tap on a life moment, never required: closer words for each area of life. */
import { preferences } from '../preferences.svelte';

type Names = Record<string, readonly [french: string, english: string]>;

export const SUBTYPES: Record<string, Names> = {
  couple: {
    rencontre: ['une rencontre', 'meeting someone'],
    tension: ['des tensions', 'tensions'],
    separation: ['une séparation', 'a separation'],
    divorce: ['un divorce', 'a divorce'],
    mariage: ['un mariage, un PACS', 'a marriage'],
    violence: ['des violences', 'violence'],
  },
  family: {
    naissance: ['une naissance', 'a birth'],
    grossesse: ['une grossesse', 'a pregnancy'],
    enfant_en_difficulte: ['un enfant en difficulté', 'a child having a hard time'],
    depart_enfant: ['le départ d’un enfant', 'a child leaving home'],
    conflit_familial: ['un conflit familial', 'a family conflict'],
    garde: ['la garde d’un enfant', 'custody of a child'],
  },
  caring: {
    aide_parent: ['aide à un parent', 'helping a parent'],
    aide_enfant: ['aide à un enfant', 'helping a child'],
    aide_conjoint: ['aide à un conjoint', 'helping a partner'],
  },
  own_health: {
    maladie: ['une maladie', 'an illness'],
    operation: ['une opération', 'an operation'],
    accident: ['un accident', 'an accident'],
    diagnostic: ['un nouveau diagnostic', 'a new diagnosis'],
    effet_indesirable: ['un effet indésirable', 'a side effect'],
  },
  relative_health: {
    maladie: ['une maladie', 'an illness'],
    hospitalisation: ['une hospitalisation', 'a hospital stay'],
    handicap: ['un handicap', 'a disability'],
  },
  bereavement: {
    conjoint: ['un conjoint, une conjointe', 'a partner'],
    parent: ['un parent', 'a parent'],
    enfant: ['un enfant', 'a child'],
    ami: ['un ami, une amie', 'a friend'],
    animal: ['un animal', 'an animal'],
  },
  work: {
    embauche: ['une embauche', 'a new job'],
    changement_de_poste: ['un changement de poste', 'a change of post'],
    surcharge: ['une surcharge', 'too much work'],
    conflit: ['un conflit', 'a conflict'],
    manque_reconnaissance: ['un manque de reconnaissance', 'not being recognised'],
    licenciement: ['un licenciement', 'a dismissal'],
    chomage: ['le chômage', 'unemployment'],
    retraite: ['la retraite', 'retirement'],
    reprise: ['une reprise', 'going back to work'],
  },
  study: {
    examens: ['des examens', 'exams'],
    orientation: ['une orientation', 'choosing a path'],
    fin_etudes: ['la fin des études', 'the end of studies'],
  },
  home: {
    demenagement: ['un déménagement', 'a house move'],
    travaux: ['des travaux', 'building work'],
    voisinage: ['le voisinage', 'the neighbours'],
    perte_logement: ['la perte du logement', 'losing one’s home'],
  },
  money: {
    dette: ['une dette', 'a debt'],
    baisse_revenu: ['une baisse de revenu', 'a lower income'],
    aide_obtenue: ['une aide obtenue', 'help obtained'],
  },
  legal_admin: {
    dossier_mdph: ['un dossier MDPH', 'a disability file'],
    expertise: ['une expertise', 'an expert assessment'],
    procedure: ['une procédure', 'proceedings'],
    titre_sejour: ['un titre de séjour', 'a residence permit'],
    litige_assurance: ['un litige d’assurance', 'an insurance dispute'],
  },
  rhythm_change: {
    horaires_decales: ['des horaires décalés', 'shifted hours'],
    rentree: ['une rentrée', 'a new term'],
    vacances: ['des vacances', 'holidays'],
    voyage: ['un voyage', 'a journey'],
    saison: ['la saison', 'the season'],
    jeune: ['le ramadan, un jeûne', 'Ramadan, fasting'],
  },
  social: {
    isolement: ['de l’isolement', 'isolation'],
    nouvelle_activite: ['une nouvelle activité', 'a new activity'],
    perte_activite: ['la perte d’une activité', 'losing an activity'],
    soutien_recu: ['un soutien reçu', 'support received'],
  },
  world: {
    crise: ['une crise', 'a crisis'],
    catastrophe: ['une catastrophe', 'a disaster'],
    agression: ['une agression', 'an assault'],
  },
  good_news: {
    projet_abouti: ['un projet abouti', 'a project completed'],
    reconnaissance: ['une reconnaissance', 'being recognised'],
    plaisir_retrouve: ['un plaisir retrouvé', 'a pleasure found again'],
  },
};

export const subtypesOf = (category: unknown): string[] =>
  typeof category === 'string' ? Object.keys(SUBTYPES[category] ?? {}) : [];

/** In the person's language; a subtype of somebody else's making is left as it was written. */
export function subtypeWords(subtype: string): string {
  const found = Object.values(SUBTYPES).find((names) => subtype in names)?.[subtype];
  return found?.[preferences.language === 'fr' ? 0 : 1] ?? subtype.replaceAll('_', ' ');
}
