/** What was begun on this device and is nowhere else yet, for whoever is about to empty it. */
import { database } from './database';

export const SESSION_DRAFT = 'session';

export async function unfinishedSessions(account: string): Promise<number> {
  const start = `${SESSION_DRAFT} ${account} `;
  return (await database()).count('meta', IDBKeyRange.bound(start, `${start}\uffff`));
}
