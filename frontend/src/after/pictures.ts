/** Pictures that are not on a person's phone: a professional opens them, alone or with the person beside the tablet. */
import { ask } from '../api/client';
import type { Modules } from '../api/contract';
import type { Picture } from '../picture/pictures';
import { session } from '../session/session.svelte';
import { w } from './wording';

/** In a practice of whoever reads: asked there, since the picture itself is not found while it is off. */
async function isOnSomewhere(): Promise<boolean> {
  const ids = new Set((session.viewer?.practices ?? []).map((one) => one.id));
  const found = await Promise.all([...ids].map((id) => ask<Modules>('GET', `/v1/practices/${id}/modules`)));
  return found.some((one) => one.together);
}

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
    isOpen: isOnSomewhere,
  },
];
