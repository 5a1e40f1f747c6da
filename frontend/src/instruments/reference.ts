/** Published cut-offs and important changes that were read in a source; clinical.md §2.4. Shown to professionals only, and
 * only on their page: what could not be verified is left out. */
import type { Language } from '../api/contract';

type Mark = 'verified' | 'second_hand';
type Both = Record<Language, string>;

export interface Published {
  mark: Mark;
  words: Both;
  source: string;
}

export interface Reference {
  instrument: string;
  cutoffs?: Published;
  change?: Published;
}

const said = (mark: Mark, fr: string, en: string, source: string): Published => ({
  mark,
  words: { fr, en },
  source,
});

export const REFERENCES: Reference[] = [
  {
    instrument: 'nrs',
    cutoffs: said(
      'verified',
      '0 nulle, 1–3 faible, 4–5 modérée, 6–7 intense, 8–10 insupportable',
      '0 none, 1–3 mild, 4–5 moderate, 6–7 intense, 8–10 unbearable',
      'HAS, Liste des échelles acceptées, 2022',
    ),
    change: said('verified', '2 points ou 30 %', '2 points or 30 %', 'Ostelo 2008'),
  },
  { instrument: 'trio-3', change: said('second_hand', '30 %, par analogie', '30 %, by analogy', 'PEG') },
  { instrument: 'peg', change: said('second_hand', '30 %', '30 %', 'PEG') },
  {
    instrument: 'phq-4',
    cutoffs: said(
      'verified',
      'à partir de 6 et de 9, attention portée',
      'from 6 and from 9, levels of attention',
      'INRS, Occup Med 2016;66:760',
    ),
  },
  { instrument: 'phq-9', cutoffs: said('second_hand', '5, 10, 15, 20', '5, 10, 15, 20', 'PHQ') },
  { instrument: 'gad-7', cutoffs: said('verified', '5, 10, 15', '5, 10, 15', 'INSPQ') },
  {
    instrument: 'who-5',
    cutoffs: said(
      'verified',
      '50 ou moins\u202f: regarder de plus près',
      '50 or less: look further',
      'INSPQ, fiche 14',
    ),
  },
  {
    instrument: 'rmdq-24',
    cutoffs: said(
      'second_hand',
      'aucun\u202f; peu sensible en dessous de 4 et au-dessus de 20',
      'none; insensitive below 4 and above 20',
      'Roland-Morris',
    ),
    change: said('verified', '5 points ou 30 %', '5 points or 30 %', 'Ostelo 2008'),
  },
  {
    instrument: 'pgic',
    change: said('verified', 'les deux premiers niveaux', 'the first two levels', 'Farrar 2001, Pain 94:149'),
  },
  {
    instrument: 'pass',
    cutoffs: said(
      'verified',
      'dans une population avec lombalgie chronique, douleur lombaire 47,5/100 (IC 95 % 40–50) au 75ᵉ percentile\u202f: jamais une cible',
      'in a population with chronic low back pain, lumbar pain 47.5/100 (95 % CI 40–50) at the 75th percentile: never a target',
      'Ann Phys Rehabil Med 2020',
    ),
  },
  {
    instrument: 'pss-10',
    cutoffs: said(
      'second_hand',
      '0–13, 14–26, 27–40\u202f: répandus, non officiels',
      '0–13, 14–26, 27–40: widespread, not official',
      'PSS',
    ),
  },
  {
    instrument: 'pseq',
    cutoffs: said(
      'second_hand',
      'moins de 20, 20–30, 31–40, plus de 40',
      'below 20, 20–30, 31–40, above 40',
      'PSEQ',
    ),
    change: said(
      'verified',
      '6 points (épaule, français du Canada)',
      '6 points (shoulder, Canadian French)',
      'PubMed 35867979',
    ),
  },
  { instrument: 'odi', change: said('verified', '10 points ou 30 %', '10 points or 30 %', 'Ostelo 2008') },
  {
    instrument: 'qbpds',
    change: said(
      'verified',
      '20 points ou 30 %\u202f; 6 points ou 18 % dans une étude italienne',
      '20 points or 30 %; 6 points or 18 % in an Italian study',
      'Ostelo 2008\u202f; PMC9980555',
    ),
  },
  {
    instrument: 'ompsq-sf',
    cutoffs: said(
      'verified',
      '50\u202f; seuils très variables en français',
      '50; largely variable in French',
      'Linton 2011, Spine 36:1891\u202f; s12891-021-04944-9',
    ),
  },
  { instrument: 'dn4', cutoffs: said('second_hand', '4 ou plus sur 10', '4 or more out of 10', 'DN4') },
  { instrument: 'first', cutoffs: said('verified', '5 ou plus sur 6', '5 or more out of 6', 'Perrot 2010') },
  { instrument: 'csi', cutoffs: said('second_hand', '30, 40, 50, 60', '30, 40, 50, 60', 'CSI') },
];
