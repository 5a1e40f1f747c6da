/** Work statuses in the order they are asked, and how a new one ends the one before. */
import type { Fields } from '../api/contract';
import type { LocalRecord } from '../store/database';

export const WORK_FIRST = [
  'working_usual',
  'working_adapted',
  'therapeutic_part_time',
  'sick_leave',
  'sick_leave_at',
  'sick_leave_mp',
  'not_working',
  'retired',
] as const;

export const WORK_THEN = [
  'job_seeking',
  'retraining',
  'reclassified',
  'unfit',
  'disability_1',
  'disability_2',
  'disability_3',
  'student',
  'carer_home',
] as const;

/** A period ends where the next begins, as exactly as that is known; null where it began later. */
export function closing(before: LocalRecord, next: LocalRecord): Fields | null {
  const { local_date, precision } = next.fields;
  if (String(before.fields.local_date) > String(local_date)) return null;
  return { until_date: local_date, until_precision: precision };
}
