// What each way of entering the application costs over the network, compressed with brotli; fails past a budget.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const FIRST_LOAD_KB = 60;
const PHONE_KB = 120;
const WORKER_KB = 15;
const dist = new URL('../dist/', import.meta.url).pathname;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const weigh = (file) => brotliCompressSync(readFileSync(join(dist, file))).length;

const page = readFileSync(join(dist, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const first = new Set(['index.html', ...named]);
for (const file of first) follow(file, first);

const all = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const isPlotly = (file) => file.includes('plotly');
/** Screens only a professional opens; they count for the tablet. */
const isPractice = (file) => /\/(People|Person|InvitePatient)-/.test(file);
const phone = [...new Set([...first, ...all.filter((file) => !isPlotly(file) && !isPractice(file))])];
const total = (files) => [...files].reduce((sum, file) => sum + weigh(file), 0);

for (const file of first) console.log(`  ${file.padEnd(44)} ${kilobytes(weigh(file))}`);
console.log(`first load of Maintenant: ${kilobytes(total(first))} of ${FIRST_LOAD_KB} kB`);
console.log(`every screen of the phone without plotly: ${kilobytes(total(phone))} of ${PHONE_KB} kB`);
console.log(`plotly, on demand: ${kilobytes(total(all.filter(isPlotly)))}`);
console.log(`background worker, after the first screen: ${kilobytes(weigh('sw.js'))} of ${WORKER_KB} kB`);
if (
  total(first) > FIRST_LOAD_KB * 1000 ||
  total(phone) > PHONE_KB * 1000 ||
  weigh('sw.js') > WORKER_KB * 1000
)
  process.exit(1);

/** Chunks a file imports statically load with it. */
function follow(file, found) {
  if (!file.endsWith('.js')) return;
  const source = readFileSync(join(dist, file), 'utf8');
  for (const match of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
    const next = `assets/${match[1]}`;
    if (!found.has(next)) {
      found.add(next);
      follow(next, found);
    }
  }
}
