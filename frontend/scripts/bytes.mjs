// What each way of entering the application costs over the network, compressed with brotli; fails past a budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const FIRST_LOAD_KB = 60;
/** Every screen a person may ever open, in one language. */
const PHONE_KB = 130;
const WORKER_KB = 15;
const dist = new URL('../dist/', import.meta.url).pathname;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const weigh = (file) => brotliCompressSync(readFileSync(join(dist, file))).length;

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
/** Words are loaded in one language: what is said here of a phone is said of each. */
const firstWords = new Map(
  [...page.matchAll(/ data-(\w\w)="\/([^" ]+\.js)/g)].map((match) => match.slice(1)),
);
const languages = [...firstWords.keys()];

const isPlotly = (file) => file.includes('plotly');
/** The page that tells how things are computed: read over the network, by whoever wonders. */
const isMethod = (file) => /^assets\/method[-.]/.test(file);
/** Screens that can do nothing without the network, such as the ways of coming in: read over it, kept nowhere. */
const isNetwork = (file) => /^assets\/network[-.]/.test(file);
/** Screens of a professional's tablet: nothing that only they need is ever loaded on a person's phone. */
const isTablet = (file) => /^assets\/tablet[-.]/.test(file);
const isOtherLanguage = (file, language) =>
  languages.some((other) => other !== language && file.includes(`.${other}-`));
const plotly = readdirSync(join(dist, 'assets')).filter(isPlotly);
const total = (files) => [...files].reduce((sum, file) => sum + weigh(file), 0);

const first = new Set(['index.html', ...named]);
for (const file of first) follow(file, first);
const figures = languages.map((language) => {
  const here = new Set([...first, firstWords.get(language)]);
  const passes = (file) =>
    !isPlotly(file) && !isMethod(file) && !isNetwork(file) && !isOtherLanguage(file, language);
  const phone = reachable(new Set(here), (file) => passes(file) && !isTablet(file));
  return {
    language,
    first: total(here),
    phone: total(phone),
    tablet: total(reachable(new Set(here), passes)) - total(phone),
  };
});

for (const file of [...first, ...firstWords.values()])
  console.log(`  ${file.padEnd(44)} ${kilobytes(weigh(file))}`);
for (const { language, first, phone, tablet } of figures) {
  console.log(`${language}: first load of Maintenant: ${kilobytes(first)} of ${FIRST_LOAD_KB} kB`);
  console.log(`${language}: every screen of the phone: ${kilobytes(phone)} of ${PHONE_KB} kB`);
  console.log(`${language}: what the tablet adds: ${kilobytes(tablet)}`);
}
console.log(`plotly, on demand: ${kilobytes(total(plotly.map((name) => `assets/${name}`)))}`);
console.log(`background worker, after the first screen: ${kilobytes(weigh('sw.js'))} of ${WORKER_KB} kB`);
const isTooMuch = ({ first, phone }) => first > FIRST_LOAD_KB * 1000 || phone > PHONE_KB * 1000;
if (languages.length === 0 || figures.some(isTooMuch) || weigh('sw.js') > WORKER_KB * 1000) process.exit(1);

/** Chunks a file imports statically load with it. */
function follow(file, found) {
  if (!file.endsWith('.js')) return;
  const source = readFileSync(join(dist, file), 'utf8');
  for (const next of statically(source)) {
    if (!found.has(next)) {
      found.add(next);
      follow(next, found);
    }
  }
}

/** Everything some screen may ask for, through chunks that pass. */
function reachable(found, passes) {
  for (const file of found) {
    if (!file.endsWith('.js')) continue;
    const source = readFileSync(join(dist, file), 'utf8');
    for (const next of [...statically(source), ...laterOn(source, passes)]) if (passes(next)) found.add(next);
  }
  return found;
}

function statically(source) {
  return [...source.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
    (match) => `assets/${match[1]}`,
  );
}

/** A dynamic import names its chunk, and its styles and companions by their place in a list. */
function laterOn(source, passes) {
  const list = JSON.parse(source.match(/m\.f=(\[.*?\])/)?.[1] ?? '[]');
  const imports = source.matchAll(
    /import\(["'`]\.\/([^"'`]+)["'`]\)(?:[^_]{0,80}__vite__mapDeps\(\[([\d,]*)\]\))?/g,
  );
  return [...imports].flatMap(([, name, places = '']) => {
    const chunk = `assets/${name}`;
    const beside = places.split(',').filter(Boolean);
    return passes(chunk) ? [chunk, ...beside.map((place) => list[Number(place)])] : [];
  });
}
