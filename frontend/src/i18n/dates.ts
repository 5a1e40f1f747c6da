/**
 * Dates as people say them, in the person's language. Not by Intl where words do: making the first formatter of a page takes
 * longer than mounting its first screen.
 */
import { preferences } from '../preferences.svelte';
import { dayOf, livedDay, parseDay } from '../store/days';
import { t } from './words';

const DAY_MS = 86_400_000;

const monthOf = (date: Date): string => t().months[date.getMonth()] ?? '';

function dayAndMonth(date: Date): string {
  const day = date.getDate();
  return `${day === 1 && preferences.language === 'fr' ? '1er' : day} ${monthOf(date)}`;
}

const dayOfYear = (date: Date): string => `${dayAndMonth(date)} ${date.getFullYear()}`;

export const formatDay = (day: string): string => dayOfYear(parseDay(day));

/** « 18–21 novembre 2026 »: two exact days, what they share said once. */
export function formatDays(first: string, last: string): string {
  const language = preferences.language === 'fr' ? 'fr-FR' : 'en-GB';
  const words = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' });
  const text = words.formatRange(parseDay(first), parseDay(last));
  return preferences.language === 'fr' ? text.replace(/(?<!\d)1(?=[ –])/g, '1er') : text;
}

const EXACT = new Set([undefined, null, 'minute', 'part_of_day', 'day']);

/** A span as exact as its ends: « 18–21 novembre 2026 », « mars 2019 – 2020 ». */
export function formatSpan(start: FuzzyDay, end: FuzzyDay): string {
  if (EXACT.has(start.precision) && EXACT.has(end.precision)) return formatDays(start.day, end.day);
  const [from, to] = [formatFuzzy(start.day, start.precision), formatFuzzy(end.day, end.precision)];
  return from === to ? from : `${from} – ${to}`;
}

/** « lundi » for 0. */
export const formatWeekday = (day: number): string => t().weekdays[day] ?? '';

export const formatToday = (now: Date): string =>
  `${formatWeekday((now.getDay() + 6) % 7)} ${dayAndMonth(now)}`;

export function formatInstant(instant: string): string {
  const moment = new Date(instant);
  const joined = preferences.language === 'fr' ? ' à ' : ' at ';
  return dayAndMonth(moment) + joined + formatHour(moment);
}

/** « 9 h 05 », "9:05". */
function formatHour(moment: Date): string {
  const minutes = `${moment.getMinutes()}`.padStart(2, '0');
  return preferences.language === 'fr'
    ? `${moment.getHours()}\u202fh\u202f${minutes}`
    : `${moment.getHours()}:${minutes}`;
}

/** « 9 h 05 – 9 h 40 » within one day; one hour where both are the same. */
export function formatHours(first: string, last: string): string {
  const [from, to] = [formatHour(new Date(first)), formatHour(new Date(last))];
  return from === to ? from : `${from} – ${to}`;
}

/** "14 h 32" today, else the day and the hour. */
export function formatSince(instant: string, now: Date): string {
  const moment = new Date(instant);
  if (dayOf(moment) === dayOf(now)) return formatHour(moment);
  return formatInstant(instant);
}

export interface FuzzyDay {
  day: string;
  precision: string | null | undefined;
}

/** A fuzzy date in words: "12 mars 2019", "mars 2019", "printemps 2019", "2019". */
export function formatFuzzy(day: string, precision: string | null | undefined): string {
  const date = parseDay(day);
  if (precision === 'year') return `${date.getFullYear()}`;
  if (precision === 'month') return `${monthOf(date)} ${date.getFullYear()}`;
  if (precision === 'season') return `${seasonOf(date)} ${yearOfSeason(date)}`;
  if (precision === 'week') return weekOf(date);
  return formatDay(day);
}

const SEASONS = {
  fr: ['hiver', 'printemps', 'été', 'automne'],
  en: ['winter', 'spring', 'summer', 'autumn'],
};

function seasonOf(date: Date): string {
  return SEASONS[preferences.language][Math.floor(((date.getMonth() + 1) % 12) / 3)] ?? '';
}

/** December belongs to the winter of the next January. */
const yearOfSeason = (date: Date): number => date.getFullYear() + (date.getMonth() === 11 ? 1 : 0);

function weekOf(date: Date): string {
  const monday = new Date(date.getTime() - ((date.getDay() + 6) % 7) * DAY_MS);
  const text = dayOfYear(monday);
  return preferences.language === 'fr' ? `semaine du ${text}` : `week of ${text}`;
}

/** "il y a 3 jours", "le mois dernier": how long ago a lived day was. Nothing is ahead of whoever is still awake. */
export function formatAgo(day: string, now: Date): string {
  const since = parseDay(livedDay(now)).getTime() - parseDay(day).getTime();
  const days = Math.max(0, Math.round(since / DAY_MS));
  const ago = new Intl.RelativeTimeFormat(preferences.language, { numeric: 'auto' });
  if (days < 14) return ago.format(-days, 'day');
  if (days < 60) return ago.format(-Math.round(days / 7), 'week');
  if (days < 700) return ago.format(-Math.round(days / 30.44), 'month');
  return ago.format(-Math.round(days / 365.25), 'year');
}
