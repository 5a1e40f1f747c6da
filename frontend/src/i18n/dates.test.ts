import { describe, expect, test } from 'vitest';
import { prefer } from '../preferences.svelte';
import { formatDay, formatFuzzy, formatInstant, formatToday, formatWeekday } from './dates';
import { speak } from './language';

const NOON_OF_JANUARY_FIRST = new Date(2028, 0, 1, 12);
const yearLong = Array.from({ length: 366 }, (_, day) => {
  const date = new Date(NOON_OF_JANUARY_FIRST);
  date.setDate(1 + day);
  return date;
});

describe.each([
  ['fr', 'fr-FR'],
  ['en', 'en-GB'],
] as const)('dates in %s', (language, locale) => {
  const byIntl = (date: Date, options: Intl.DateTimeFormatOptions) => {
    const text = new Intl.DateTimeFormat(locale, options).format(date);
    return language === 'fr' ? text.replace(/(?<!\d)1 (?=\D)/, '1er ') : text;
  };

  test('every day of a leap year is said as Intl says it', async () => {
    await speak(language);
    prefer({ language });
    for (const date of yearLong) {
      const day = date.toLocaleDateString('sv');
      expect(formatToday(date)).toBe(byIntl(date, { weekday: 'long', day: 'numeric', month: 'long' }));
      expect(formatDay(day)).toBe(byIntl(date, { day: 'numeric', month: 'long', year: 'numeric' }));
      expect(formatFuzzy(day, 'month')).toBe(byIntl(date, { month: 'long', year: 'numeric' }));
      expect(formatInstant(date.toISOString())).toContain(byIntl(date, { day: 'numeric', month: 'long' }));
    }
  });

  test('Monday is the first day', async () => {
    await speak(language);
    const monday = new Date(2024, 0, 1, 12);
    expect(formatWeekday(0)).toBe(byIntl(monday, { weekday: 'long' }));
  });
});
