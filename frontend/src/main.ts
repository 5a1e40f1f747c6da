import { mount } from 'svelte';
import App from './App.svelte';
import './design/tokens.css';
import './design/base.css';
import './design/shell.css';
import { wordsHere } from './i18n/language';
import { listenForLock } from './lock/lock.svelte';
import { applyPreferences } from './preferences.svelte';
import { followLinks } from './router.svelte';
import { listenForSession, openSession } from './session/session.svelte';
import { device, listenForFullDevice } from './store/full.svelte';
import { askToKeep } from './store/keeping';
import { listenForNetwork } from './sync/engine.svelte';
import { onNotice } from './sync/notices';
import { listenForInstallation } from './worker/installation.svelte';
import { sendInBackground } from './worker/kept.svelte';

const shell = document.getElementById('app');
if (!shell) throw new Error('index.html holds #app');

applyPreferences();
followLinks();
listenForNetwork();
listenForSession();
listenForInstallation();
listenForLock();
listenForFullDevice();
onNotice((notice) => {
  if (notice !== 'written') return;
  device.full = false;
  void askToKeep();
  void sendInBackground();
});
void open(shell);

/** Not awaited: what opening loads later needs this file, and would wait for it to be done. */
async function open(target: HTMLElement): Promise<void> {
  await Promise.all([openSession(), wordsHere()]);
  target.replaceChildren();
  mount(App, { target });
}
