/** What a professional's day asks of the service. */
import { ask } from '../api/client';
import type {
  CalendarDay,
  Day,
  Delivery,
  Invitation,
  Language,
  PeoplePage,
  PictureTable,
  RhythmText,
} from '../api/contract';
import type { Figure } from '../picture/figure';
import { zoneHere } from '../store/days';

const ALL_AT_ONCE = 500;

const query = (values: Record<string, string | undefined>): string => {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `?${new URLSearchParams(given)}` : '';
};

interface Listing {
  search?: string;
  aside?: boolean;
  after?: string | undefined;
  limit?: number;
}

export const listPeople = (practice: string, { search, aside, after, limit }: Listing) =>
  ask<PeoplePage>(
    'GET',
    `/v1/practices/${practice}/people${query({ q: search?.trim(), aside: aside ? 'true' : undefined, after, limit: limit ? `${limit}` : undefined })}`,
  );

/** Everybody's line, those set aside included. */
export async function listEverybody(practice: string): Promise<PeoplePage['items']> {
  const found: PeoplePage['items'] = [];
  for (const aside of [false, true]) {
    let after: string | undefined;
    do {
      const page = await listPeople(practice, { aside, after, limit: ALL_AT_ONCE });
      found.push(...page.items);
      after = page.next ?? undefined;
    } while (after);
  }
  return found;
}

export const readDay = (practice: string, day: string) =>
  ask<Day>('GET', `/v1/practices/${practice}/agenda/${day}`);

const placeOn = (practice: string, day: string, patient: string): string =>
  `/v1/practices/${practice}/agenda/${day}/people/${patient}`;
export const setOnDay = (practice: string, day: string, patient: string, starts_minutes: number | null) =>
  ask<void>('PUT', placeOn(practice, day, patient), { starts_minutes });
export const unsetOnDay = (practice: string, day: string, patient: string) =>
  ask<void>('DELETE', placeOn(practice, day, patient));

export function readCalendar(practice: string, day: string, file: File): Promise<CalendarDay> {
  const form = new FormData();
  form.set('file', file);
  form.set('zone', zoneHere());
  return ask<CalendarDay>('POST', `/v1/practices/${practice}/agenda/${day}/calendar`, form);
}

const asidePlace = (practice: string, patient: string): string =>
  `/v1/practices/${practice}/people/${patient}/aside`;
export const setAside = (practice: string, patient: string) =>
  ask<void>('PUT', asidePlace(practice, patient), {});
export const takeBack = (practice: string, patient: string) =>
  ask<void>('DELETE', asidePlace(practice, patient));

export interface RhythmAsked {
  order: string;
  years?: string | undefined;
  page?: string | undefined;
  lang: Language;
}

export const rhythmFigure = (practice: string, asked: RhythmAsked, size: string, theme: string) =>
  ask<Figure>('GET', `/v1/practices/${practice}/rhythm${query({ ...asked, size, theme })}`);
export const rhythmText = (practice: string, asked: RhythmAsked) =>
  ask<RhythmText>('GET', `/v1/practices/${practice}/rhythm/text${query({ ...asked })}`);
export const rhythmTable = (practice: string, asked: RhythmAsked) =>
  ask<PictureTable>('GET', `/v1/practices/${practice}/rhythm/table${query({ ...asked })}`);

/** A new way into the account of a person who is in the room. */
export const letBackIn = (patient: string, delivery: Delivery) =>
  ask<Invitation>('POST', `/v1/patients/${patient}/way-back`, { delivery });
