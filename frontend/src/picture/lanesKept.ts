/** Which lanes are laid aside, remembered on this device for each person and each picture. */
import { database } from '../store/database';
import type { PictureName } from './pictures';

const key = (patient: string, picture: PictureName): string => `lanes ${patient} ${picture}`;

export async function keptAside(patient: string, picture: PictureName): Promise<ReadonlySet<string>> {
  const found = await (await database()).get('kept', key(patient, picture));
  return new Set(found ? (found.answer as string[]) : []);
}

export async function keepAside(patient: string, picture: PictureName, aside: Set<string>): Promise<void> {
  const kept = { answer: [...aside], at: new Date().toISOString() };
  await (await database()).put('kept', kept, key(patient, picture));
}
