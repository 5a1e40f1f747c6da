/** What a professional proposed to the person, and what waits for whenever they like. */
import { database, type LocalRecord } from '../store/database';

/** The newest proposal that is neither answered, declined nor taken back. */
export async function openProposal(patient: string): Promise<LocalRecord | undefined> {
  const all = await (await database()).getAllFromIndex('records', 'by_kind', [patient, 'prom_request']);
  return all.filter(({ deleted, fields }) => !deleted && fields.state === 'open').at(-1);
}
