/** Writing on this device: the record and its unsent mutation in one strict transaction, before anything is said. */
import type { Fields, Mutation } from '../api/contract';
import { database, type LocalRecord, type Waiting } from '../store/database';
import type { Moment } from '../store/days';
import { newId } from '../store/ids';
import { tellOthers } from './notices';
import { besideWriting } from './twofold';

export const CLIENT_SCHEMA = 3;

export interface Intent {
  account: string;
  patient: string;
  kind: string;
  record_id: string;
  op: 'put' | 'delete';
  /** Only what this intent says: other fields of the record stay as they are. */
  fields: Fields;
  when?: Partial<Moment>;
}

export async function writeIntent(intent: Intent): Promise<LocalRecord> {
  const base = await database();
  const work = base.transaction(['records', 'outbox'], 'readwrite', { durability: 'strict' });
  const record = await writeIn(work, intent);
  await work.done;
  tellOthers('written');
  return record;
}

/** All of them or none, and with them the end of the draft they were made of. */
export async function writeTogether(intents: Intent[], draft: string): Promise<void> {
  const base = await database();
  const work = base.transaction(['records', 'outbox', 'meta'], 'readwrite', { durability: 'strict' });
  for (const intent of intents) await writeIn(work, intent);
  await work.objectStore('meta').delete(draft);
  await work.done;
  tellOthers('written');
}

interface Work {
  objectStore(name: 'records'): {
    get(key: [string, string]): Promise<LocalRecord | undefined>;
    put(record: LocalRecord): Promise<unknown>;
  };
  objectStore(name: 'outbox'): { add(entry: Waiting): Promise<unknown> };
}

async function writeIn(work: Work, intent: Intent): Promise<LocalRecord> {
  const known = await work.objectStore('records').get([intent.patient, intent.record_id]);
  const mutation = mutationOf(intent, known);
  const { beside, replaced: _, ...before } = known ?? {};
  const stillBeside = besideWriting(beside, intent.op, { ...intent.fields, ...intent.when });
  const record: LocalRecord = {
    ...before,
    patient: intent.patient,
    id: intent.record_id,
    kind: intent.kind,
    head: known?.head ?? null,
    tip: mutation.mutation_id,
    fields: { ...known?.fields, ...intent.fields, ...intent.when },
    deleted: intent.op === 'delete',
    ...(stillBeside.length > 0 ? { beside: stillBeside } : {}),
    ...(known?.trail ? { trail: known.trail } : {}),
    ...(known?.epoch ? { epoch: known.epoch } : {}),
  };
  await work.objectStore('records').put(record);
  await work.objectStore('outbox').add(waitingOf(intent, mutation));
  return record;
}

function mutationOf(intent: Intent, known: LocalRecord | undefined): Mutation {
  return {
    mutation_id: newId(),
    kind: intent.kind,
    record_id: intent.record_id,
    op: intent.op,
    base: known?.head ?? null,
    base_epoch: (known?.head && known.epoch) || null,
    parent: known?.tip ?? known?.trail ?? null,
    // The service knows nothing of a record it refused: it is told whole.
    fields: known && isOnlyHere(known) ? { ...known.fields, ...intent.fields } : intent.fields,
    ...intent.when,
    device_time: new Date().toISOString(),
    rebase: false,
  };
}

const isOnlyHere = (record: LocalRecord): boolean => record.tip === null && record.head === null;

function waitingOf(intent: Intent, mutation: Mutation): Waiting {
  return {
    mutation_id: mutation.mutation_id,
    account: intent.account,
    patient: intent.patient,
    client_schema: CLIENT_SCHEMA,
    state: 'waiting',
    tries: 0,
    crossed_epoch: false,
    written_at: mutation.device_time,
    mutation,
    problem: null,
    verdict: null,
  };
}
