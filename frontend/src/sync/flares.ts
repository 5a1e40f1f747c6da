/** The records of one kind this device shows, the latest first. */
import { database, type LocalRecord } from '../store/database';

export async function localRecords(patient: string, kind: string): Promise<LocalRecord[]> {
  const all = await (await database()).getAllFromIndex('records', 'by_kind', [patient, kind]);
  return all.filter((record) => !record.deleted).sort((a, b) => startOf(b).localeCompare(startOf(a)));
}

export const localFlares = (patient: string): Promise<LocalRecord[]> => localRecords(patient, 'flare');

export function startOf(flare: LocalRecord): string {
  const { occurred_at, local_date } = flare.fields as { occurred_at?: string; local_date?: string };
  return occurred_at ?? local_date ?? '';
}

/** The flare the person has declared and not yet said to be over. */
export function openFlare(flares: LocalRecord[]): LocalRecord | null {
  return flares.find((flare) => flare.fields.ongoing === true && !flare.fields.until_date) ?? null;
}
