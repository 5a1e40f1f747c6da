/** Lived days: the day a person would name, in their own zone, never recomputed afterwards. */

export interface Moment {
  local_date: string;
  occurred_at: string;
  zone: string;
  offset_min: number;
}

export function dayOf(instant: Date): string {
  const month = `${instant.getMonth() + 1}`.padStart(2, '0');
  return `${instant.getFullYear()}-${month}-${`${instant.getDate()}`.padStart(2, '0')}`;
}

/** Before four in the morning, "today" is still yesterday for the person who is awake. */
export function livedDay(instant: Date): string {
  return dayOf(instant.getHours() < 4 ? daysBefore(instant, 1) : instant);
}

export function daysBefore(instant: Date, count: number): Date {
  return new Date(
    instant.getFullYear(),
    instant.getMonth(),
    instant.getDate() - count,
    instant.getHours(),
    instant.getMinutes(),
  );
}

/** The older way makes a whole formatter to say it, which the first tap of the day would wait for. */
export const zoneHere = (): string =>
  globalThis.Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

export function momentOf(instant: Date): Moment {
  return {
    local_date: livedDay(instant),
    occurred_at: instant.toISOString(),
    zone: zoneHere(),
    offset_min: -instant.getTimezoneOffset() || 0,
  };
}

export function parseDay(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}
