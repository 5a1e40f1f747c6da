/** « Je voudrais vous voir »: said in one tap, and standing until a visit answers it. */
import { session } from '../session/session.svelte';
import type { LocalRecord } from '../store/database';
import { momentOf } from '../store/days';
import { newId } from '../store/ids';
import { sendNow } from '../sync/engine.svelte';
import { localRecords } from '../sync/flares';
import { writeIntent } from '../sync/write';

export const WISH = 'contact_wish';

const dayOf = (record: LocalRecord | undefined): string => String(record?.fields.local_date ?? '');

/** As far as this device knows. Ids follow the order of writing: within one day they tell which came first. */
export async function standingWish(): Promise<LocalRecord | null> {
  const patient = session.viewer?.patient_id ?? '';
  const [[wish], visits] = await Promise.all([localRecords(patient, WISH), localRecords(patient, 'visit')]);
  if (!wish) return null;
  const isAfter = (visit: LocalRecord) =>
    dayOf(visit) > dayOf(wish) || (dayOf(visit) === dayOf(wish) && visit.id > wish.id);
  return visits.some(isAfter) ? null : wish;
}

export async function askToBeSeen(): Promise<void> {
  const { account_id: account, patient_id: patient } = session.viewer ?? {};
  if (!account || !patient || (await standingWish())) return;
  const when = momentOf(new Date());
  await writeIntent({
    account,
    patient,
    kind: WISH,
    record_id: newId(),
    op: 'put',
    fields: { precision: 'minute' },
    when,
  });
  void sendNow();
}
