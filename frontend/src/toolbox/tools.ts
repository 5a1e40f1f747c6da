/** The person's tools out of their notes: one tool by name, with everything they have said of it over time. */
import type { Fields, Helped, Shelf, ToolKind } from '../api/contract';
import { plain } from '../i18n/plain';
import type { LocalRecord } from '../store/database';
import { localRecords, startOf } from '../sync/flares';
import { SHELF_OF } from './shelves';

export interface ToolUsed {
  tool_id?: string | null;
  label?: string | null;
  helped?: Helped | null;
}

/** One thing said of a tool, and where: a note of its own, or an overflow it was tried in. */
export interface Said {
  record: LocalRecord;
  helped: Helped | null;
  words: string;
}

export interface Tool {
  name: string;
  label: string;
  kind: ToolKind;
  shelf: Shelf;
  kept: boolean;
  /** Newest first, as `said`. */
  records: LocalRecord[];
  said: Said[];
}

const newestFirst = (one: LocalRecord, other: LocalRecord): number =>
  startOf(other).localeCompare(startOf(one)) || other.id.localeCompare(one.id);

export const usedIn = (flare: Fields): ToolUsed[] => (flare.tools_used ?? []) as ToolUsed[];

export const localTools = async (patient: string): Promise<Tool[]> =>
  toolsFrom(await localRecords(patient, 'tool_use'), await localRecords(patient, 'flare'));

export function toolsFrom(uses: LocalRecord[], flares: LocalRecord[]): Tool[] {
  const byName = new Map<string, LocalRecord[]>();
  for (const use of uses.toSorted(newestFirst)) {
    const name = plain(String(use.fields.label ?? ''));
    byName.set(name, [...(byName.get(name) ?? []), use]);
  }
  return [...byName]
    .map(([name, records]) => toolOf(name, records, flares))
    .sort((one, other) => one.name.localeCompare(other.name));
}

function toolOf(name: string, records: LocalRecord[], flares: LocalRecord[]): Tool {
  const ids = new Set(records.map(({ id }) => id));
  const newest = records[0]?.fields ?? {};
  const kind = newest.kind as ToolKind;
  const inFlares = flares.flatMap((record) =>
    usedIn(record.fields)
      .filter((used) => isThis(used, name, ids))
      .map((used): Said => ({ record, helped: used.helped ?? null, words: '' })),
  );
  const inNotes = records.map(
    (record): Said => ({
      record,
      helped: (record.fields.helped as Helped | null | undefined) ?? null,
      words: String(record.fields.note ?? ''),
    }),
  );
  return {
    name,
    label: String(newest.label ?? ''),
    kind,
    shelf:
      (records.find(({ fields }) => fields.shelf)?.fields.shelf as Shelf | undefined) ??
      SHELF_OF[kind] ??
      'doing',
    kept: records.some(({ fields }) => fields.keeps_in_toolbox !== false),
    records,
    said: [...inNotes, ...inFlares].sort((one, other) => newestFirst(one.record, other.record)),
  };
}

export const isThis = (used: ToolUsed, name: string, ids: Set<string>): boolean =>
  used.tool_id ? ids.has(used.tool_id) : plain(used.label ?? '') === name;

/** What the person last said of it, when that was that it helped. */
export function helpsNow(tool: Tool): boolean {
  const last = tool.said.find(({ helped }) => helped && helped !== 'dont_know');
  return last?.helped === 'a_lot' || last?.helped === 'a_bit';
}

/** The same list of tools with one of them answered, added or taken out again. */
export function answered(used: ToolUsed[], tool: Tool, helped: Helped | null): ToolUsed[] {
  const ids = new Set(tool.records.map(({ id }) => id));
  return used.map((one) => (isThis(one, tool.name, ids) ? { ...one, helped } : one));
}

export function triedOrNot(used: ToolUsed[], tool: Tool): ToolUsed[] {
  const ids = new Set(tool.records.map(({ id }) => id));
  const others = used.filter((one) => !isThis(one, tool.name, ids));
  const [newest] = tool.records;
  return others.length < used.length || !newest
    ? others
    : [...used, { tool_id: newest.id, label: tool.label }];
}
