/** Whose notebooks a tablet keeps: the people of the day and those opened lately, twenty at most. */
import type { Day } from '../api/contract';
import { session } from '../session/session.svelte';
import { database } from '../store/database';
import { unfollow } from '../sync/engine.svelte';
import { everyRecordOf, pull } from '../sync/pull';
import { inTurn } from '../sync/turn';

export const MOST_COPIES = 20;
const LIST = 'copies';

/** The latest first. */
async function copied(): Promise<string[]> {
  const found = await (await database()).get('kept', LIST);
  return Array.isArray(found?.answer) ? (found.answer as string[]) : [];
}

/** The person has been opened here: theirs is the copy that is forgotten last. */
export const opened = (patient: string): Promise<void> => keep([patient]);

async function keep(patients: string[]): Promise<void> {
  const order = [...patients, ...(await copied()).filter((one) => !patients.includes(one))];
  const leaving = new Set(order.slice(MOST_COPIES));
  for (const patient of await unsentPeople()) leaving.delete(patient);
  await (await database()).put(
    'kept',
    { answer: order.filter((one) => !leaving.has(one)), at: new Date().toISOString() },
    LIST,
  );
  for (const patient of leaving) await forgetCopy(patient);
}

/** What still waits to be sent is about these. */
async function unsentPeople(): Promise<Set<string>> {
  return new Set((await (await database()).getAll('outbox')).map((entry) => entry.patient));
}

export async function forgetCopy(patient: string): Promise<void> {
  unfollow(patient);
  const work = (await database()).transaction(['records', 'feeds', 'kept'], 'readwrite');
  await work.objectStore('records').delete(everyRecordOf(patient));
  await work.objectStore('feeds').delete(patient);
  const kept = work.objectStore('kept');
  for (const key of await kept.getAllKeys()) if (key.split(' ')[1] === patient) await kept.delete(key);
  await work.done;
}

/** The people of the day can be opened without network; reading them here is no opening of their page. */
export async function keepCopies(seen: Day['seen'], account: string): Promise<void> {
  const people = seen.slice(0, MOST_COPIES);
  const now = new Date();
  await keep(people.map((one) => one.person.patient_id));
  const store = await database();
  for (const { person, profile } of people) {
    await store.put('kept', { answer: profile, at: now.toISOString() }, `profile ${person.patient_id}`);
    await store.put('kept', { answer: person, at: now.toISOString() }, `listed ${person.patient_id}`);
  }
  await inTurn(async () => {
    const wanted = () => session.viewer?.account_id === account;
    for (const { person } of people) await pull(person.patient_id, account, now, wanted);
  });
}
