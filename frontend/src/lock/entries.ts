/** Unsent words under a lock: what orders them is clear, what they say is sealed, and readable here once unlocked. */
import type { Mutation } from '../api/contract';
import type { Sent, Waiting } from '../store/database';
import { type Keyring, LABEL } from './keyring';
import { outside } from './outside';

export const bindingOf = (entry: Pick<Waiting, 'patient' | 'mutation'>): string =>
  [LABEL, entry.patient, entry.mutation.record_id, entry.mutation.mutation_id].join('\u001f');

function inside(mutation: Mutation): string {
  const { mutation_id, record_id, base, base_epoch, parent, rebase, ...said } = mutation;
  return JSON.stringify(said);
}

const unread = (entry: Waiting): Mutation => ({
  ...outside(entry.mutation),
  rebase: entry.mutation.rebase,
  kind: '',
  op: 'put',
  fields: {},
  device_time: entry.written_at,
});

export function concealEntry(ring: Keyring, entry: Waiting): Waiting {
  if (entry.words) return { ...entry, mutation: unread(entry) };
  if (!ring.seals) throw new Error('words are written where they can be sealed');
  const [said, about] = [inside(entry.mutation), bindingOf(entry)];
  const words: Waiting['words'] = { service: ring.seals.service(said, about) };
  if (ring.cipher) words.kept = ring.cipher.encrypt(said, about);
  else words.owner = ring.seals.owner(said, about);
  return { ...entry, mutation: unread(entry), words };
}

/** An entry whose words cannot be read at this moment keeps them as they are. */
export function revealEntry(ring: Keyring, entry: Waiting): Waiting {
  if (!ring.cipher || !entry.words?.kept) return entry;
  return withWords(entry, ring.cipher.decrypt(entry.words.kept, bindingOf(entry)));
}

export function withWords({ words: _, ...entry }: Waiting, said: string): Waiting {
  return { ...entry, mutation: { ...(JSON.parse(said) as Mutation), ...outside(entry.mutation) } };
}

export const concealSent = (ring: Keyring, sent: Sent): Sent => ({
  ...sent,
  entry: concealEntry(ring, sent.entry),
});
export const revealSent = (ring: Keyring, sent: Sent): Sent => ({
  ...sent,
  entry: revealEntry(ring, sent.entry),
});
