/** One tab of the browser at a time talks to the service about this device's records. */
export async function inTurn(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request('longcours-sync', work);
}
