/** Answers only the service can make: the network's, or without it the last one this device was given. */
import { NoNetwork } from '../api/client';
import { database } from '../store/database';

export interface Kept<Answer> {
  answer: Answer;
  /** When the service said so. */
  at: Date;
  /** Read on this device: the network did not answer. */
  kept: boolean;
}

/** Throws what `read` threw where nothing was kept; a refusal is never covered by an older answer. */
export async function readKept<Answer>(key: string, read: () => Promise<Answer>): Promise<Kept<Answer>> {
  const store = await database();
  try {
    const answer = await read();
    const at = new Date();
    await store.put('kept', { answer, at: at.toISOString() }, key);
    return { answer, at, kept: false };
  } catch (reason) {
    const found = reason instanceof NoNetwork ? await store.get('kept', key) : undefined;
    if (!found) throw reason;
    return { answer: found.answer as Answer, at: new Date(found.at), kept: true };
  }
}
