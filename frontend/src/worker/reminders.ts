/** A reminder as it arrives: shown without a sound, and stopped from the notification itself. */
/// <reference lib="webworker" />

const TAG = 'reminder';
const STOP = 'stop';

interface Message {
  title: string;
  body: string;
  stop: string;
  lang: string;
  token: string;
}

interface Shown extends NotificationOptions {
  actions: { action: string; title: string }[];
}

export function listenForReminders(worker: ServiceWorkerGlobalScope): void {
  worker.addEventListener('push', (event) => event.waitUntil(show(worker, read(event.data))));
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(event.action === STOP ? stop(worker, `${event.notification.data}`) : open(worker));
  });
}

/** A browser takes its permission back from whoever is woken and shows nothing. */
function read(data: PushMessageData | null): Partial<Message> {
  try {
    return (data?.json() ?? {}) as Partial<Message>;
  } catch {
    return {};
  }
}

async function show(worker: ServiceWorkerGlobalScope, message: Partial<Message>): Promise<void> {
  const { title = 'Au long cours', body = '', stop: stopping, lang = '', token } = message;
  const shown: Shown = {
    body,
    lang,
    tag: TAG,
    silent: true,
    icon: '/icon-192.png',
    data: token,
    actions: stopping ? [{ action: STOP, title: stopping }] : [],
  };
  await worker.registration.showNotification(title, shown);
}

/** Unsubscribing is enough without network: the push service then refuses the next one. */
async function stop(worker: ServiceWorkerGlobalScope, token: string): Promise<void> {
  const subscription = await worker.registration.pushManager.getSubscription();
  await subscription?.unsubscribe();
  const told = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  };
  await fetch('/v1/reminder/stop', told).catch(() => undefined);
}

async function open(worker: ServiceWorkerGlobalScope): Promise<void> {
  const [page] = await worker.clients.matchAll({ type: 'window' });
  await (page ? page.focus() : worker.clients.openWindow('/'));
}
