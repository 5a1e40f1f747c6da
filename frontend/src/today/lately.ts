/** What is said of a person in a list: dates, and nothing that could be compared. */
import type { Person } from '../api/contract';
import { formatAgo } from '../i18n/dates';
import { preferences } from '../preferences.svelte';
import { w } from './wording';

export function lately(person: Person, now: Date): string {
  const { last_note_date: note, last_contact_date: contact } = person;
  const said = [note ? w().listed.lastNote(formatAgo(note, now)) : w().listed.noNote];
  if (contact) said.push(w().listed.lastContact(formatAgo(contact, now)));
  return said.join(' · ');
}

/** « 9 h 30 », "9:30". */
export function hourOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), `${minutes % 60}`.padStart(2, '0')];
  return preferences.language === 'fr' ? `${hours}\u202fh\u202f${rest}` : `${hours}:${rest}`;
}

/** As a time field holds it: "09:30". */
export const fieldOf = (minutes: number | null): string =>
  minutes === null ? '' : new Date(minutes * 60_000).toISOString().slice(11, 16);

export function minutesOf(field: string): number | null {
  const [hours, minutes] = field.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)
    ? null
    : hours * 60 + minutes;
}
