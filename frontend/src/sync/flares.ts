/** The flares this device shows. */
import { database, type LocalRecord } from '../store/database';

export async function localFlares(patient: string): Promise<LocalRecord[]> {
  const all = await (await database()).getAllFromIndex('records', 'by_kind', [patient, 'flare']);
  return all.filter((flare) => !flare.deleted).sort((a, b) => startOf(b).localeCompare(startOf(a)));
}

export function startOf(flare: LocalRecord): string {
  const { occurred_at, local_date } = flare.fields as { occurred_at?: string; local_date?: string };
  return occurred_at ?? local_date ?? '';
}

/** The flare the person has declared and not yet said to be over. */
export function openFlare(flares: LocalRecord[]): LocalRecord | null {
  return flares.find((flare) => flare.fields.ongoing === true && !flare.fields.until_date) ?? null;
}
