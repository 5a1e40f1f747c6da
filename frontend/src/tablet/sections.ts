/** The parts of a person's page, in the order a visit meets them; each is one component that is given the person. */
import type { Component } from 'svelte';
import type { Patient, Person } from '../api/contract';
import type { PersonCopy } from './copy.svelte';
import type { TabletWording } from './wording.fr';

export interface OpenedPerson {
  id: string;
  profile: Patient;
  /** The person's line in the practice's list; null where this account does not list people. */
  listed: Person | null;
  copy: PersonCopy;
  /** Who writes here. */
  account: string;
  practice: string | undefined;
}

export type SectionComponent = Component<{ person: OpenedPerson }>;

export interface Section {
  /** What follows the person in the address. */
  path: string;
  name: keyof TabletWording['sections'];
  load: () => Promise<{ default: SectionComponent }>;
  /** Shows what the service tells, and has nothing to write with. */
  reads?: true;
}

export const SECTIONS: Section[] = [
  { path: '', name: 'overview', load: () => import('./Overview.svelte') },
  { path: 'images', name: 'images', load: () => import('./Images.svelte'), reads: true },
  { path: 'seance', name: 'session', load: () => import('../visit/Visit.svelte') },
  { path: 'travail', name: 'work', load: () => import('../dossier/Work.svelte') },
  { path: 'reseau', name: 'network', load: () => import('../dossier/CareNetwork.svelte') },
  { path: 'traitements', name: 'treatments', load: () => import('../dossier/Treatments.svelte') },
  { path: 'attention', name: 'attention', load: () => import('../dossier/AttentionPoints.svelte') },
  {
    path: 'questionnaires',
    name: 'questionnaires',
    load: () => import('../instruments/Questionnaires.svelte'),
  },
  { path: 'synthese', name: 'synthesis', load: () => import('../synthesis/Synthesis.svelte'), reads: true },
];
