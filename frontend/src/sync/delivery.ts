/** Delivers what waits, in writing order: the open page and the background worker both come through here. */
import { push } from '../api/calls';
import { NoNetwork, Problem } from '../api/client';
import type { Waiting } from '../store/database';
import { tellOthers } from './notices';
import { asSent, nextBatch, setAside, settle, trimSentLog, unsentOf } from './outbox';

export interface Author {
  account: string;
  device: string;
  epoch: string | null;
}

/** True once nothing waits any more; false where the rest has to be tried again later. */
export async function deliver(author: () => Author | null, settled: () => Promise<void>): Promise<boolean> {
  for (let from = author(); from; from = author()) {
    const batch = nextBatch((await unsentOf(from.account)).waiting);
    if (batch.length === 0) return true;
    const { account } = from;
    const goesOn = await sendBatch(batch, from, () => author()?.account === account);
    await settled();
    if (!goesOn) return false;
  }
  return true;
}

/** An answer that arrives once this device was signed out is not `wanted`: nothing more is written here. */
async function sendBatch(batch: Waiting[], from: Author, wanted: () => boolean): Promise<boolean> {
  const first = batch[0];
  if (!first) return false;
  try {
    const answer = await push({
      patient: first.patient,
      device: from.device,
      client_schema: first.client_schema,
      epoch: from.epoch,
      mutations: batch.map(asSent),
    });
    if (!wanted()) return false;
    const again = await settle(batch, answer);
    await trimSentLog(first.patient, answer.backup_covers_seq, new Date());
    tellOthers('sent');
    return again === 0;
  } catch (reason) {
    if (!refusesWholeBatch(reason) || !wanted()) return false;
    return isolate(batch, reason, (one) => sendBatch([one], from, wanted));
  }
}

/** A batch refused as a whole is sent one by one, so that one bad entry never holds the others back. */
async function isolate(
  batch: Waiting[],
  reason: Problem,
  send: (entry: Waiting) => Promise<boolean>,
): Promise<boolean> {
  const first = batch[0];
  if (batch.length === 1 && first) {
    await setAside(first, reason.document);
    return true;
  }
  for (const entry of batch) if (!(await send(entry))) return false;
  return true;
}

function refusesWholeBatch(reason: unknown): reason is Problem {
  if (reason instanceof NoNetwork) return false;
  if (!(reason instanceof Problem)) throw reason;
  return reason.status >= 400 && reason.status < 500 && ![401, 403, 408, 425, 429].includes(reason.status);
}
