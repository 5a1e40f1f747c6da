/** The flares this device shows: what the service holds, with this device's unsent words laid over it. */
import { records } from '../api/calls';
import type { JournalRecord } from '../api/contract';
import { database, type LocalRecord } from '../store/database';
import { dayOf } from '../store/days';
import { tellOthers } from './notices';
import { inTurn } from './turn';

const SHOWN_DAYS = 400;

type Received = Pick<JournalRecord, 'id' | 'kind' | 'head' | 'fields'>;

export async function localFlares(patient: string): Promise<LocalRecord[]> {
  const all = await (await database()).getAllFromIndex('records', 'by_kind', [patient, 'flare']);
  return all.filter((flare) => !flare.deleted).sort((a, b) => startOf(b).localeCompare(startOf(a)));
}

export async function refreshFlares(patient: string, now: Date): Promise<void> {
  await inTurn(() => fetchFlares(patient, now));
  tellOthers('refreshed');
}

async function fetchFlares(patient: string, now: Date): Promise<void> {
  const from = dayOf(new Date(now.getTime() - SHOWN_DAYS * 86_400_000));
  const received: JournalRecord[] = [];
  let after: string | undefined;
  do {
    const page = await records(patient, 'flares', { from, limit: '200', ...(after ? { after } : {}) });
    received.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  await keepReceived(patient, received);
}

/** A record with an unsent mutation keeps the words of this device; the others become what the service holds. */
export async function keepReceived(patient: string, received: Received[]): Promise<void> {
  const epoch = (await (await database()).get('meta', 'epoch')) as string | undefined;
  const work = (await database()).transaction('records', 'readwrite');
  const known = await work.store.index('by_kind').getAll([patient, 'flare']);
  const unsentIds = new Set(known.filter((record) => record.tip !== null).map((record) => record.id));
  const receivedIds = new Set(received.map((record) => record.id));
  for (const record of known) {
    if (!unsentIds.has(record.id) && !receivedIds.has(record.id))
      await work.store.delete([patient, record.id]);
  }
  for (const record of received) {
    if (unsentIds.has(record.id)) continue;
    const { id, kind, head, fields } = record;
    const since = epoch ? { epoch } : {};
    await work.store.put({ patient, id, kind, head, tip: null, fields, deleted: false, ...since });
  }
  await work.done;
}

export function startOf(flare: LocalRecord): string {
  const { occurred_at, local_date } = flare.fields as { occurred_at?: string; local_date?: string };
  return occurred_at ?? local_date ?? '';
}

/** The flare the person has declared and not yet said to be over. */
export function openFlare(flares: LocalRecord[]): LocalRecord | null {
  return flares.find((flare) => flare.fields.ongoing === true && !flare.fields.until_date) ?? null;
}
