/** Many small files weigh a third more than the same words in a few: what comes after the first screen comes together. */
import type { ChunkingContext } from 'rolldown';

/** Words repeat each other more than code does: in one language, those after the first screen come in one file. */
const WORDS = /\/(?:wording\.|i18n\/)(fr|en)\.ts$/;
const APART = ['now', 'tablet', 'network'];
const FIRST = ['/src/main.ts'];
const DOORS = ['/src/screens/SignIn.svelte', '/src/share/FirstRun.svelte'];
/** The person's line and its companions: nothing else needs them, and they need much. */
const PICTURES = ['/src/screens/MyLine.svelte'];
/** A page about the product, not about the notebook: it comes with its text, when somebody opens it. */
const METHOD = ['/src/method/Method.svelte'];
/** Only who turns the lock on needs it, and it makes its tables as soon as it comes. */
const CIPHER = '/@noble/ciphers/';
/** Screens that can do nothing without the network: a device keeps none of them. */
const NETWORK = /\/src\/(?:consent\/|entry\/|leaving\/|shown\/|share\/(?:FirstRun|Account|Occupied)\.svelte)/;
const TABLET = [
  '/src/team/Team.svelte',
  '/src/team/LockedTablet.svelte',
  '/src/team/TabletSettings.svelte',
  '/src/team/untouched.ts',
  '/src/emergency/Emergency.svelte',
  '/src/today/Today.svelte',
  '/src/today/People.svelte',
  '/src/today/Rhythm.svelte',
  '/src/tablet/PersonPage.svelte',
  '/src/instruments/HandedOver.svelte',
  '/src/instruments/References.svelte',
];

/** In which file a module goes; plotly stays where the bundler puts it. */
export function chunkOf(module: string, graph: ChunkingContext): string | null {
  const language = module.match(WORDS)?.[1];
  if (language) {
    const place = placeOf(graph.getModuleInfo(module)?.dynamicImporters[0] ?? module, graph);
    return `${place && APART.includes(place) ? place : 'later'}.${language}`;
  }
  return placeOf(module, graph);
}

function placeOf(module: string, graph: ChunkingContext): string | null {
  const first = withWhatTheyNeed(FIRST, graph);
  if (NETWORK.test(module)) return 'network';
  if (module.includes('plotly.js-basic')) return null;
  if (module.includes(CIPHER)) return 'cipher';
  if (first.has(module)) return 'now';
  if (withWhatTheyNeed(DOORS, graph).has(module)) return 'door';
  if (withWhatTheyNeed(screensOf(first, graph), graph, 'and later').has(module)) return 'notebook';
  if (withWhatTheyNeed(PICTURES, graph, 'and later').has(module)) return 'pictures';
  if (withWhatTheyNeed(TABLET, graph, 'and later').has(module)) return 'tablet';
  return METHOD.some((end) => module.endsWith(end)) ? 'method' : null;
}

/** What the first screen may open on a person's phone. */
function screensOf(first: Set<string>, graph: ChunkingContext): string[] {
  const opened = [...first].flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  return opened.filter(
    (id) => ![...DOORS, ...METHOD, ...PICTURES, ...TABLET].some((other) => id.endsWith(other)),
  );
}

/** Modules by the end of their names, with all they import; with `later`, also what they only load when asked. */
function withWhatTheyNeed(ends: string[], graph: ChunkingContext, later?: 'and later'): Set<string> {
  const key = ends.join(' ');
  const kept = known.get(key);
  if (kept) return kept;
  const found = new Set(ends.map((end) => (end.startsWith(ROOT) ? end : ROOT + end)));
  for (const id of found) {
    const info = graph.getModuleInfo(id);
    for (const next of info?.importedIds ?? []) found.add(next);
    if (later) for (const next of info?.dynamicallyImportedIds ?? []) found.add(next);
  }
  known.set(key, found);
  return found;
}

const ROOT = new URL('.', import.meta.url).pathname.replace(/\/$/, '');
const known = new Map<string, Set<string>>();
