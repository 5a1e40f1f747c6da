import 'fake-indexeddb/auto';
import { beforeAll } from 'vitest';

/** jsdom lays nothing out, and so knows no media: every query is answered with no. */
window.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), { media, matches: false, onchange: null }) as unknown as MediaQueryList;

beforeAll(async () => {
  const { wordsHere } = await import('../i18n/language');
  await wordsHere();
});
