import { expect, test } from 'vitest';
import type { Fields } from '../api/contract';
import type { LocalRecord } from '../store/database';
import { answered, helpsNow, toolsFrom, triedOrNot } from './tools';

let count = 0;
function record(kind: string, local_date: string, fields: Fields): LocalRecord {
  count += 1;
  return {
    patient: 'anais',
    id: `record-${count}`,
    kind,
    head: null,
    tip: null,
    deleted: false,
    fields: { local_date, ...fields },
  };
}

const walk = record('tool_use', '2025-03-01', {
  kind: 'walking',
  label: 'Le tour du canal',
  helped: 'a_bit',
});
const again = record('tool_use', '2026-03-01', {
  kind: 'walking',
  label: 'le tour du CANAL ',
  helped: 'harder',
  note: 'Trop loin.',
});
const flare = record('flare', '2026-09-01', {
  tools_used: [{ tool_id: walk.id, label: 'Le tour du canal' }],
});

test('what has the same name is one tool, with all that was said of it, newest first', () => {
  const tools = toolsFrom([walk, again], [flare]);

  expect(tools.map(({ label, kind, shelf, kept }) => [label, kind, shelf, kept])).toEqual([
    ['le tour du CANAL ', 'walking', 'doing', true],
  ]);
  expect(tools[0]?.said.map(({ record: { kind }, helped, words }) => [kind, helped, words])).toEqual([
    ['flare', null, ''],
    ['tool_use', 'harder', 'Trop loin.'],
    ['tool_use', 'a_bit', ''],
  ]);
});

test('a tool helps by what was last said of it; not knowing changes nothing', () => {
  const unsure = record('tool_use', '2026-04-01', {
    kind: 'walking',
    label: 'Le tour du canal',
    helped: 'dont_know',
  });

  expect(toolsFrom([walk], []).map(helpsNow)).toEqual([true]);
  expect(toolsFrom([walk, unsure], []).map(helpsNow)).toEqual([true]);
  expect(toolsFrom([walk, again], []).map(helpsNow)).toEqual([false]);
});

test('a shelf chosen by the person holds, whatever the kind', () => {
  const moved = record('tool_use', '2025-01-01', {
    kind: 'walking',
    label: 'Le tour du canal',
    shelf: 'being',
  });

  expect(toolsFrom([moved, again], []).map(({ shelf }) => shelf)).toEqual(['being']);
});

test('a tool is aside when every note of it says so', () => {
  const aside = record('tool_use', '2025-01-01', { kind: 'tens', label: 'TENS', keeps_in_toolbox: false });
  const back = record('tool_use', '2025-02-01', { kind: 'tens', label: 'TENS' });

  expect(toolsFrom([aside], []).map(({ kept }) => kept)).toEqual([false]);
  expect(toolsFrom([aside, back], []).map(({ kept }) => kept)).toEqual([true]);
});

test('trying a tool once more takes it out again, and an answer touches no other tool', () => {
  const [tool] = toolsFrom([walk], []);
  if (!tool) throw new Error('a tool');
  const bath = { label: 'Un bain' };

  const tried = triedOrNot([bath], tool);

  expect(tried).toEqual([bath, { tool_id: walk.id, label: 'Le tour du canal' }]);
  expect(triedOrNot(tried, tool)).toEqual([bath]);
  expect(answered(tried, tool, 'a_lot')).toEqual([
    bath,
    { tool_id: walk.id, label: 'Le tour du canal', helped: 'a_lot' },
  ]);
});
