/// <reference lib="webworker" />
/** The background worker keeps the application itself on this device; answers of the service are never kept here. */

import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { listenToAnswers } from '../api/client';
import { concealed } from '../lock/concealed';
import { keys } from '../lock/keyring';
import { keptViewer } from '../store/database';
import { deliver } from '../sync/delivery';
import { meetEpoch } from '../sync/outbox';
import { inTurn } from '../sync/turn';
import { listenForReminders } from './reminders';
import { type Asked, SEND_TAG } from './requests';

// Sealed words are passed on as they are; the worker writes none of its own.
keys.load = { seals: async () => null, veil: async () => concealed };

declare const self: ServiceWorkerGlobalScope;

interface SyncEvent extends ExtendableEvent {
  tag: string;
}

const PICTURE_CACHE = 'longcours-picture';
/** Places of the service itself: opening one of these never shows the notebook instead. */
const SERVICE = /^\/(v1|livez|readyz|docs|openapi\.json)(\/|$)/;

const files = self.__WB_MANIFEST as { url: string; revision: string | null }[];
const belongsToPicture = (url: string) => url.includes('plotly');
/** The drawing library is larger than everything else together: it is kept only where somebody uses it. */
const pictureUrls = files
  .map(({ url }) => url)
  .filter(belongsToPicture)
  .map((url) => new URL(url, self.location.origin).href);

/** Who this device is for stands in the address of this script; a phone keeps none of a professional's screens. */
const forTablet = new URL(self.location.href).searchParams.has('tablet');
/** What can do nothing without the network is not kept for the days without it. */
const needsNetwork = (url: string) => /\/network[-.]/.test(url);
const isWanted = (url: string) =>
  !belongsToPicture(url) && !needsNetwork(url) && (forTablet || !/\/tablet[-.]/.test(url));

precacheAndRoute(files.filter(({ url }) => isWanted(url)));
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [SERVICE] }));
registerRoute(
  ({ url }) => pictureUrls.includes(url.href),
  async ({ request }) => (await caches.match(request.url)) ?? fetch(request),
);

self.addEventListener('install', (event) => {
  event.waitUntil(caches.has(PICTURE_CACHE).then((used) => (used ? keepPicture() : undefined)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetFormerPicture());
});

self.addEventListener('message', (event) => {
  const request = event.data as Asked;
  if (request === 'take over') event.waitUntil(self.skipWaiting());
  if (request === 'keep the picture') event.waitUntil(keepPicture());
});

self.addEventListener('sync', (event) => {
  const { tag } = event as SyncEvent;
  if (tag === SEND_TAG) (event as SyncEvent).waitUntil(inTurn(sendWaiting));
});

listenForReminders(self);

async function keepPicture(): Promise<void> {
  const cache = await caches.open(PICTURE_CACHE);
  const kept = (await cache.keys()).map(({ url }) => url);
  await cache.addAll(pictureUrls.filter((url) => !kept.includes(url)));
}

async function forgetFormerPicture(): Promise<void> {
  if (!(await caches.has(PICTURE_CACHE))) return;
  const cache = await caches.open(PICTURE_CACHE);
  const former = (await cache.keys()).filter(({ url }) => !pictureUrls.includes(url));
  await Promise.all(former.map((request) => cache.delete(request)));
}

/** Failing tells the browser to try again later, for as long as it cares to. */
async function sendWaiting(): Promise<void> {
  const viewer = await keptViewer();
  if (!viewer) return;
  let epoch: string | null = null;
  listenToAnswers({
    epoch: (seen) => {
      epoch = seen;
      void meetEpoch(seen);
    },
  });
  const author = () => ({ account: viewer.account_id, device: viewer.device_id, epoch });
  if (!(await deliver(author, async () => undefined))) throw new Error('some notes still wait');
}
