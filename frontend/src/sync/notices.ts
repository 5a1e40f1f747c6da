/** Tabs of one browser tell each other that the local store has changed. */
export type Notice = 'written' | 'sent' | 'refreshed' | 'wiped' | 'locked';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('longcours');
const here = new Set<(notice: Notice) => void>();

channel?.addEventListener('message', (event: MessageEvent<Notice>) => {
  for (const listener of here) listener(event.data);
});

/** The other pages alone: this one has done it already. */
export function tellOtherPages(notice: Notice): void {
  channel?.postMessage(notice);
}

export function tellOthers(notice: Notice): void {
  tellOtherPages(notice);
  for (const listener of here) listener(notice);
}

export function onNotice(listener: (notice: Notice) => void): () => void {
  here.add(listener);
  return () => here.delete(listener);
}
