/** The evenings of a focus window. Only arithmetic says whether one runs, so that it ends by itself, without network. */
import type { Fields } from '../api/contract';
import { preferences } from '../preferences.svelte';
import { dailyId } from '../store/dailyId';
import { database, type LocalRecord } from '../store/database';
import { dayOf, daysBefore, livedDay, parseDay } from '../store/days';

const EVENING_STARTS_HOUR = 17;
const NIGHT_ENDS_HOUR = 4;
/** The evening on which every question was passed: known here only, and told to nobody. */
const PASSED = 'evening';

export interface Tonight {
  day: string;
  keys: string[];
  id: string;
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

/** Should two run at once, the one agreed last is asked. */
export function runningAmong<Found extends { id: string; fields: Fields }>(
  found: Found[],
  day: string,
): Found | undefined {
  const order = ({ id, fields }: Found) => `${fields.local_date} ${id}`;
  return found
    .filter(({ fields }) => asksOn(fields, day))
    .sort((one, other) => order(other).localeCompare(order(one)))[0];
}

export async function runningWindow(patient: string, now: Date): Promise<LocalRecord | undefined> {
  const found = await (await database()).getAllFromIndex('records', 'by_kind', [patient, 'focus_window']);
  return runningAmong(
    found.filter((window) => !window.deleted),
    livedDay(now),
  );
}

/** What may be asked now; null outside the evening, once answered, and once passed. */
export async function tonight(patient: string, now: Date): Promise<Tonight | null> {
  const running = isEvening(now) ? await runningWindow(patient, now) : undefined;
  if (!running) return null;
  const day = livedDay(now);
  const keys = (running.fields.keys as string[]).filter(mayBeAsked);
  const base = await database();
  if ((await base.get('meta', PASSED)) === day) return null;
  const checkin = await base.get('records', [patient, await dailyId(patient, 'checkin', day)]);
  const asked = checkin && !checkin.deleted ? ((checkin.fields.asked ?? []) as string[]) : [];
  return keys.every((key) => asked.includes(key)) ? null : { day, keys, id: running.id };
}

/** A person who hides numbers of pain is asked for none, whatever was agreed. */
export const mayBeAsked = (key: string): boolean => key !== 'pain_now' || preferences.pain === 'shown';

export async function passTonight(day: string): Promise<void> {
  await (await database()).put('meta', day, PASSED);
}
