/** A search asked of the service, or without network of the names this tablet keeps. */
import { NoNetwork } from '../api/client';
import type { PeoplePage, Person } from '../api/contract';
import { type Kept, readKept } from '../tablet/kept';
import { listEverybody, listPeople } from './calls';
import { errorsIn, fold } from './nearness';

const MOST_SHOWN = 40;
const MOST_NEAR = 8;
const FEW_FOUND = 6;

export interface Found {
  items: Person[];
  near: Person[];
  /** Searched among the names kept here. */
  kept: boolean;
}

const keyOf = (practice: string): string => `everybody ${practice}`;
const renewed = new Set<string>();

/** Once for each opening of the application, so that a search works where there is no network. */
export async function keepEverybody(practice: string): Promise<void> {
  if (renewed.has(practice)) return;
  renewed.add(practice);
  const { kept } = await readKept(keyOf(practice), () => listEverybody(practice));
  if (kept) renewed.delete(practice);
}

/** A practice's list: as last read here, or where it never was, from the names kept for searching. */
export async function peopleOf(practice: string, aside: boolean): Promise<Kept<PeoplePage>> {
  try {
    return await readKept(`people ${practice} ${aside}`, () => listPeople(practice, { aside }));
  } catch (reason) {
    if (!(reason instanceof NoNetwork)) throw reason;
    const { answer, at, kept } = await readKept<Person[]>(keyOf(practice), () => Promise.reject(reason));
    const items = answer.filter((person) => person.set_aside === aside);
    return { answer: { items, near: [], next: null }, at, kept };
  }
}

export async function search(practice: string, typed: string): Promise<Found> {
  try {
    const { items, near } = await listPeople(practice, { search: typed });
    return { items: items.slice(0, MOST_SHOWN), near, kept: false };
  } catch (reason) {
    if (!(reason instanceof NoNetwork)) throw reason;
    const { answer } = await readKept<Person[]>(keyOf(practice), () => Promise.reject(reason));
    return { ...among(answer, typed), kept: true };
  }
}

/** Exact names first, in order of name; then those a few errors away. */
export function among(people: Person[], typed: string): Pick<Found, 'items' | 'near'> {
  const meant = fold(typed).split(/\s+/).filter(Boolean);
  if (meant.length === 0) return { items: [], near: [] };
  const byName = [...people].sort((one, other) =>
    fold(one.display_name).localeCompare(fold(other.display_name)),
  );
  const isExact = (person: Person): boolean =>
    meant.every((word) => fold(person.display_name).includes(word));
  const items = byName.filter(isExact);
  if (items.length >= FEW_FOUND) return { items: items.slice(0, MOST_SHOWN), near: [] };
  const near = byName
    .filter((person) => !isExact(person))
    .map((person) => ({ person, errors: errorsIn(typed, person.display_name) }))
    .filter((one): one is { person: Person; errors: number } => one.errors !== null)
    .sort((one, other) => one.errors - other.errors)
    .slice(0, MOST_NEAR)
    .map(({ person }) => person);
  return { items, near };
}
