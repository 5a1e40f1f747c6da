/** Marks of the time axis: as many as the width allows, on days, months or years people know. */

export interface Tick {
  time: number;
  label: string;
}

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30.44;

interface Step {
  days: number;
  next: (date: Date) => Date;
  first: (date: Date) => Date;
  format: Intl.DateTimeFormatOptions;
}

const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month, date));

const everyDays = (count: number): Step => ({
  days: count,
  first: (date) => date,
  next: (date) => new Date(date.getTime() + count * DAY_MS),
  format: { day: 'numeric', month: 'short' },
});

const everyMonths = (count: number): Step => ({
  days: count * MONTH_DAYS,
  first: (date) => day(date.getUTCFullYear(), Math.ceil(date.getUTCMonth() / count) * count, 1),
  next: (date) => day(date.getUTCFullYear(), date.getUTCMonth() + count, 1),
  format: { month: 'short', year: 'numeric' },
});

const everyYears = (count: number): Step => ({
  days: count * 365.25,
  first: (date) => day(Math.ceil(date.getUTCFullYear() / count) * count, 0, 1),
  next: (date) => day(date.getUTCFullYear() + count, 0, 1),
  format: { year: 'numeric' },
});

const STEPS: Step[] = [
  everyDays(1),
  everyDays(2),
  everyDays(7),
  everyDays(14),
  everyMonths(1),
  everyMonths(2),
  everyMonths(3),
  everyMonths(6),
  everyYears(1),
  everyYears(2),
  everyYears(5),
  everyYears(10),
];

export function ticksBetween(start: number, stop: number, most: number, language: string): Tick[] {
  const days = (stop - start) / DAY_MS;
  const step = STEPS.find((candidate) => days / candidate.days <= most) ?? everyYears(20);
  const words = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...step.format,
    timeZone: 'UTC',
  });
  const ticks: Tick[] = [];
  for (let date = step.first(new Date(start)); date.getTime() <= stop; date = step.next(date)) {
    if (date.getTime() >= start) ticks.push({ time: date.getTime(), label: words.format(date) });
  }
  return ticks;
}
