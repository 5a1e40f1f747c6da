/** The evenings of a focus window. Only arithmetic says whether one runs, so that it ends by itself, without network. */
import type { Fields } from '../api/contract';
import { preferences } from '../preferences.svelte';
import { dailyId } from '../store/dailyId';
import { database, type LocalRecord } from '../store/database';
import { dayOf, daysBefore, livedDay, parseDay } from '../store/days';

const EVENING_STARTS_HOUR = 17;
const NIGHT_ENDS_HOUR = 4;
export const AT_MOST = 4;
/** The evening on which every question was passed: known here only, and told to nobody. */
const PASSED = 'evening';

export interface Tonight {
  day: string;
  keys: string[];
  running: LocalRecord[];
}

export const isEvening = (now: Date): boolean =>
  now.getHours() >= EVENING_STARTS_HOUR || now.getHours() < NIGHT_ENDS_HOUR;

export function lastEvening({ local_date, days }: Fields): string {
  return dayOf(daysBefore(parseDay(String(local_date)), 1 - Number(days)));
}

export function asksOn(fields: Fields, day: string): boolean {
  const stopped = typeof fields.stopped_on === 'string' && fields.stopped_on <= day;
  return String(fields.local_date) <= day && day <= lastEvening(fields) && !stopped;
}

/** The one agreed last first: two may run at once, where two devices did not know of each other. */
export function runningAmong<Found extends { id: string; fields: Fields }>(
  found: Found[],
  day: string,
): Found[] {
  const order = ({ id, fields }: Found) => `${fields.local_date} ${id}`;
  return found
    .filter(({ fields }) => asksOn(fields, day))
    .sort((one, other) => order(other).localeCompare(order(one)));
}

/** Of all that run, and still no more than four. */
export const keysOf = (running: { fields: Fields }[]): string[] =>
  [...new Set(running.flatMap(({ fields }) => fields.keys as string[]))].slice(0, AT_MOST);

export const lastEveningOf = (running: { fields: Fields }[]): string =>
  running
    .map(({ fields }) => lastEvening(fields))
    .sort()
    .at(-1) ?? '';

export async function runningWindows(patient: string, now: Date): Promise<LocalRecord[]> {
  const found = await (await database()).getAllFromIndex('records', 'by_kind', [patient, 'focus_window']);
  return runningAmong(
    found.filter((window) => !window.deleted),
    livedDay(now),
  );
}

/** What may be asked now; null outside the evening, once answered, and once passed. */
export async function tonight(patient: string, now: Date): Promise<Tonight | null> {
  const running = isEvening(now) ? await runningWindows(patient, now) : [];
  if (running.length === 0) return null;
  const day = livedDay(now);
  const keys = keysOf(running).filter(mayBeAsked);
  const base = await database();
  if ((await base.get('meta', PASSED)) === day) return null;
  const checkin = await base.get('records', [patient, await dailyId(patient, 'checkin', day)]);
  const asked = checkin && !checkin.deleted ? ((checkin.fields.asked ?? []) as string[]) : [];
  return keys.every((key) => asked.includes(key)) ? null : { day, keys, running };
}

/** A person who hides numbers of pain is asked for none, whatever was agreed. */
export const mayBeAsked = (key: string): boolean => key !== 'pain_now' || preferences.pain === 'shown';

export async function passTonight(day: string): Promise<void> {
  await (await database()).put('meta', day, PASSED);
}
