/** Another code for the same lock: nothing kept here is written anew, only the way in. */
import { tryLockCode } from '../api/calls';
import { database } from '../store/database';
import { tellOtherPages } from '../sync/notices';
import type { Bytes } from './bytes';
import { type KeptLock, keys } from './keyring';
import { codeFor } from './turning';
import { openByCode, readTokenOf, stretch } from './wrapping';

/** The data key, for whoever knows the present code: an open notebook in somebody else's hand is not enough. */
export async function proved(code: string): Promise<Bytes> {
  const way = keys.ring?.lock.code;
  if (!way) throw new Error('only a lock with a code has one to change');
  const { verifier, secret } = await stretch(code, way.salt, way.rounds);
  const { half } = await tryLockCode(verifier);
  return openByCode(way, secret, half);
}

/** The former code opens nothing once the service has taken the new one. */
export async function changeCode(dataKey: Bytes, code: string): Promise<void> {
  const { ring } = keys;
  if (!ring) return;
  const way = await codeFor(dataKey, code, await readTokenOf(dataKey));
  const changed: KeptLock = way ? { ...ring.lock, code: way } : ring.lock;
  await (await database()).put('meta', changed, 'lock');
  ring.lock = changed;
  tellOtherPages('locked');
}
