/** What leaves this device when a session ends by itself, and how a signing out made without network is kept. */
import { keys } from '../lock/keyring';
import { database, forgetRecords } from './database';

const LEAVING_KEY = 'longcours.leaving';

/** What the service holds can be fetched again; records with unsent words stay where their author finds them. */
export async function forgetReceived(): Promise<void> {
  // Nothing can be told apart while locked; unsent words stay in the outbox, and are laid out again from there.
  if (keys.ring && !keys.ring.cipher) return forgetRecords();
  const work = (await database()).transaction(['records', 'feeds'], 'readwrite');
  for (const record of await work.objectStore('records').getAll()) {
    if (record.tip === null) await work.objectStore('records').delete([record.patient, record.id]);
  }
  await work.objectStore('feeds').clear();
  await work.done;
}

/** Signed out without network: the service still has to be told, at the next opening. */
export const departure = {
  owed: () => localStorage.getItem(LEAVING_KEY) !== null,
  owe: () => localStorage.setItem(LEAVING_KEY, 'yes'),
  settle: () => localStorage.removeItem(LEAVING_KEY),
};
