/** What nobody else is shown, as this device knows it. */
import { NOTED } from '../notes/shelf';
import type { LocalRecord } from '../store/database';
import { localRecords } from '../sync/flares';

export async function localNotes(patient: string): Promise<LocalRecord[]> {
  return (await Promise.all([...NOTED].map((kind) => localRecords(patient, kind)))).flat();
}

export const keptForMe = async (patient: string): Promise<LocalRecord[]> =>
  (await localNotes(patient)).filter((note) => note.fields.visibility === 'patient_only');
