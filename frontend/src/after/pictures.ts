/** Pictures that are not on a person's phone: a professional opens them, alone or with the person beside the tablet. */
import { ask } from '../api/client';
import type { Picture } from '../picture/pictures';
import { w } from './wording';

export const OURS: Picture[] = [
  {
    name: 'after',
    path: 'avant-apres',
    sides: ['professional'],
    timed: false,
    withThePerson: true,
    said: () => w().after,
    controls: () => import('./ChooseChange.svelte'),
  },
  {
    name: 'together',
    path: 'ensemble',
    sides: ['professional'],
    timed: false,
    said: () => w().together,
    isOpen: (patient) => ask('GET', `/v1/patients/${patient}/balance/together`).then(() => true),
  },
];
