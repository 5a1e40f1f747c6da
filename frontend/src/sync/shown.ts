/** What a person sees of a record: what the service holds, with this device's unsent words laid over it. */
import type { Fields, Mutation } from '../api/contract';
import { database, type LocalRecord, type Waiting } from '../store/database';

const MOMENT = ['local_date', 'occurred_at', 'zone', 'offset_min'] as const;

export type State = NonNullable<LocalRecord['received']>;

export function laidOver(received: State | undefined, unsent: Pick<Waiting, 'mutation'>[]): State {
  let state: State = received ?? { fields: {}, deleted: false };
  for (const { mutation } of unsent) {
    state = { fields: { ...state.fields, ...fieldsOf(mutation) }, deleted: mutation.op === 'delete' };
  }
  return state;
}

/** The moment may travel beside the fields; in a record it is among them. */
function fieldsOf(mutation: Mutation): Fields {
  const moment = MOMENT.flatMap((name) => (mutation[name] == null ? [] : [[name, mutation[name]]]));
  return { ...mutation.fields, ...Object.fromEntries(moment) };
}

/** Refused words are read in their box; they stay in the notebook only where the service holds nothing instead. */
export function recordFrom(known: LocalRecord | undefined, unsent: Waiting[]): LocalRecord | null {
  const waiting = unsent.filter((entry) => entry.state === 'waiting');
  const tip = waiting.at(-1)?.mutation_id ?? null;
  if (known?.received) return { ...known, ...laidOver(known.received, waiting), tip };
  const last = unsent.at(-1);
  if (!last) return null;
  const { record_id: id, kind } = last.mutation;
  return { patient: last.patient, id, kind, head: known?.head ?? null, ...laidOver(undefined, unsent), tip };
}

export function byRecord(
  outbox: Waiting[],
  { patient, account }: Pick<Waiting, 'patient' | 'account'>,
): Map<string, Waiting[]> {
  const grouped = new Map<string, Waiting[]>();
  for (const entry of outbox) {
    // Sealed words cannot be laid over anything; they are shown once they have been read here, or received.
    if (entry.patient !== patient || entry.account !== account || entry.words) continue;
    const id = entry.mutation.record_id;
    grouped.set(id, [...(grouped.get(id) ?? []), entry]);
  }
  return grouped;
}

/** Hollow in every list: the service has not said that it holds this. */
export const isUnsent = (record: LocalRecord): boolean => record.tip !== null || !record.received;

/** Notes of which two versions wait for their author's choice. */
export async function twofoldNotes(patient: string): Promise<LocalRecord[]> {
  const local = await database();
  const named = (await local.get('feeds', patient))?.twofold ?? [];
  const notes = await Promise.all(named.map((id) => local.get('records', [patient, id])));
  return notes
    .filter((note) => note !== undefined)
    .filter((note) => note.beside && note.author_role !== 'therapist');
}
