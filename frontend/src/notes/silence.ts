/** A long silence is calm; it only makes an offer. */
import { dayOf, daysBefore } from '../store/days';
import { newestNotes } from './shelf';

const LONG_DAYS = 60;

/** A notebook that was never written in is no silence. */
export async function isLongSilence(patient: string, now: Date): Promise<boolean> {
  const [newest] = await newestNotes(patient, 1);
  return newest !== undefined && String(newest.fields.local_date) <= dayOf(daysBefore(now, LONG_DAYS));
}
