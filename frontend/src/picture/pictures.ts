/**
 * Every picture there is, each by one line. To add one:
 *
 * 1. add its name to `PictureName`: the last part of `/v1/patients/{id}/charts/<name>`, which answers the figure,
 *    `/text` and `/table` answer its twins;
 * 2. add its title, its sentence and its label to `pictures` in wording.fr.ts and wording.en.ts;
 * 3. add its line below. `path` is its French address (`/ligne/<path>`, `/personnes/:id/images/<path>`), `sides` says
 *    who may open it, `timed` that its x axis is time: then it gets a period, moves and zooms.
 *
 * A picture for professionals alone stands in after/pictures.ts with its words, so that the phone never loads it.
 *
 * A picture may bring `controls`, laid above it, which set further parameters of its three addresses, a `leaf` to open
 * instead of the record where a tap on `customdata` "kind/id" means more than reading that record, and `isOpen` where
 * whether it is offered at all hangs on a choice of somebody.
 */
import type { Component } from 'svelte';

/** Those that are on the phone too; their words stand in wording.fr.ts and wording.en.ts here. */
export type SharedName = 'balance' | 'seasons' | 'work' | 'work-only' | 'overflows' | 'rhythm' | 'body';
export type PictureName = SharedName | 'after' | 'together';
export type Side = 'person' | 'professional';
/** Further parameters of a picture's addresses. */
export type Extra = Record<string, string>;

export interface ControlsProps {
  patient: string;
  /** Only what both sides share. */
  shared: boolean;
  extra: Extra;
  onchange: (extra: Extra) => void;
}

export interface LeafProps {
  patient: string;
  shared: boolean;
  kind: string;
  id: string;
  onclose: () => void;
}

export interface Said {
  title: string;
  /** What it shows, in one sentence. */
  says: string;
  /** What a screen reader says of the drawing itself. */
  label: string;
}

export interface Picture {
  name: PictureName;
  /** Not on the person's own phone, and still shown to them by the professional who turns the tablet. */
  withThePerson?: boolean;
  /** Words of its own, for a picture that is not on the phone. */
  said?: () => Said;
  path: string;
  sides: Side[];
  timed: boolean;
  /** Opens on the whole life, where a year says little. */
  whole?: true;
  controls?: () => Promise<{ default: Component<ControlsProps> }>;
  leaf?: () => Promise<{ default: Component<LeafProps> }>;
  isOpen?: (patient: string) => Promise<boolean>;
}

export const BALANCE: Picture = {
  name: 'balance',
  path: 'equilibre',
  sides: ['person', 'professional'],
  timed: true,
};

/** In the order in which they are offered; the balance stands first and is where everything begins. */
export const PICTURES: Picture[] = [
  BALANCE,
  {
    name: 'seasons',
    path: 'saisons',
    sides: ['person', 'professional'],
    timed: false,
    leaf: () => import('../seasons/SeasonsLeaf.svelte'),
  },
  { name: 'work', path: 'travail', sides: ['person', 'professional'], timed: true, whole: true },
  { name: 'work-only', path: 'travail-seul', sides: ['person', 'professional'], timed: true, whole: true },
  { name: 'body', path: 'corps', sides: ['person', 'professional'], timed: true, whole: true },
  { name: 'overflows', path: 'debordements', sides: ['person', 'professional'], timed: false },
  { name: 'rhythm', path: 'frequence', sides: ['person', 'professional'], timed: true, whole: true },
];

export const pictureAt = (path: string, side: Side, among = PICTURES): Picture | undefined =>
  among.find((one) => one.path === path && one.sides.includes(side));

/** Those this side may open of this person. A choice that cannot be read leaves its picture aside. */
export async function offered(patient: string, side: Side, among = PICTURES): Promise<Picture[]> {
  const open = await Promise.all(
    among.map(
      async (one) => one.sides.includes(side) && ((await one.isOpen?.(patient).catch(() => false)) ?? true),
    ),
  );
  return among.filter((_, place) => open[place]);
}
