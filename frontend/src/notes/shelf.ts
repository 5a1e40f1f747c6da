/** The person's notes on this device, newest first, a page at a time. */
import { database, type LocalRecord } from '../store/database';

export const NOTED = new Set([
  'flare',
  'checkin',
  'night',
  'life_event',
  'tool_use',
  'story',
  'pain_map',
  'contact_wish',
  'focus_window',
  'prom_response',
  'work_status',
  'need',
  'goal',
]);

/** One more than asked for says that there are older ones. */
export async function newestNotes(patient: string, count: number): Promise<LocalRecord[]> {
  const work = (await database()).transaction('records');
  const range = IDBKeyRange.bound([patient, ''], [patient, '\uffff']);
  const notes: LocalRecord[] = [];
  let cursor = await work.store.index('by_day').openCursor(range, 'prev');
  while (cursor && notes.length <= count) {
    if (NOTED.has(cursor.value.kind) && !cursor.value.deleted) notes.push(cursor.value);
    cursor = await cursor.continue();
  }
  return notes;
}
