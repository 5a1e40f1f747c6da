import { mount } from 'svelte';
import App from './App.svelte';
import './design/tokens.css';
import './design/base.css';
import './design/shell.css';
import { applyPreferences } from './preferences.svelte';
import { followLinks } from './router.svelte';
import { openSession } from './session/session.svelte';
import { listenForNetwork } from './sync/engine.svelte';

const shell = document.getElementById('app');
if (!shell) throw new Error('index.html holds #app');

applyPreferences();
followLinks();
listenForNetwork();
await openSession();
shell.replaceChildren();
mount(App, { target: shell });
