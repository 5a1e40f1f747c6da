/** Sessions begun on this device and not saved yet: kept at every touch, and shown again until they are. */
import { database } from '../store/database';
import { SESSION_DRAFT } from '../store/unfinished';
import type { Draft } from './draft';

export const draftKey = ({ account, patient, visit }: Pick<Draft, 'account' | 'patient' | 'visit'>): string =>
  [SESSION_DRAFT, account, patient, visit].join(' ');

export async function keepDraft(draft: Draft): Promise<void> {
  const work = (await database()).transaction('meta', 'readwrite', { durability: 'strict' });
  await work.store.put(draft, draftKey(draft));
  await work.done;
}

export async function dropDraft(draft: Draft): Promise<void> {
  await (await database()).delete('meta', draftKey(draft));
}

/** Of one person, or of everybody this account follows; the oldest first. */
export async function keptDrafts(account: string, patient?: string): Promise<Draft[]> {
  const start = [SESSION_DRAFT, account, ...(patient ? [patient] : []), ''].join(' ');
  const found = await (await database()).getAll('meta', IDBKeyRange.bound(start, `${start}\uffff`));
  return (found as Draft[]).sort((one, other) => one.started_at.localeCompare(other.started_at));
}
