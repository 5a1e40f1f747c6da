import { expect, test } from 'vitest';
import type { Change } from '../api/contract';
import type { LocalRecord } from '../store/database';
import { newId } from '../store/ids';
import { besideWriting, replacedIn, twofoldAfter } from './twofold';

const NOW = new Date('2026-11-22T10:00:00Z');

/** A device reads these changes of one record, one after the other. */
function read(...changes: Partial<Change>[]): LocalRecord {
  let known: LocalRecord | undefined;
  for (const change of changes) {
    const whole: Change = {
      seq: 1,
      mutation_id: newId(),
      record_id: 'a-flare',
      kind: 'flare',
      op: 'put',
      status: 'applied',
      base: null,
      parent: null,
      head: newId(),
      deleted: false,
      hidden: false,
      fields: {},
      state: {},
      author_id: newId(),
      author_role: 'patient',
      received_at: NOW.toISOString(),
      ...change,
    };
    const state = { fields: whole.state ?? {}, deleted: whole.deleted };
    known = {
      patient: 'anais',
      id: 'a-flare',
      kind: 'flare',
      head: whole.head,
      tip: null,
      received: state,
      ...twofoldAfter(known, whole),
      ...state,
    };
  }
  if (!known) throw new Error('at least one change');
  return known;
}

const [FIRST, PHONE, TABLET] = [newId(), newId(), newId()];
const made = { mutation_id: FIRST, fields: { note: 'matin' }, state: { note: 'matin' } };
const onPhone = {
  mutation_id: PHONE,
  base: FIRST,
  fields: { note: 'deux heures assis' },
  state: { note: 'deux heures assis' },
};
const onTablet = {
  mutation_id: TABLET,
  base: FIRST,
  status: 'conflict' as const,
  fields: { note: 'réunion difficile', worst_pain: 4 },
  state: { note: 'deux heures assis', worst_pain: 4 },
};

test('words set beside wait with what they say otherwise', () => {
  expect(read(made, onPhone, onTablet).beside).toMatchObject([
    { mutation_id: TABLET, fields: { note: 'réunion difficile' }, afterRemoval: false },
  ]);
});

test('a later writing about the same thing is the choice, one about something else is not', () => {
  const chosen = { base: PHONE, fields: { note: 'les deux' }, state: { note: 'les deux' } };
  const other = { base: PHONE, fields: { impacts: ['sleep'] }, state: {} };

  expect(read(made, onPhone, onTablet, chosen).beside).toBeUndefined();
  expect(read(made, onPhone, onTablet, other).beside).toHaveLength(1);
});

test('a choice made here settles it at once', () => {
  const { beside } = read(made, onPhone, onTablet);

  expect(besideWriting(beside, 'put', { note: 'les deux' })).toEqual([]);
  expect(besideWriting(beside, 'put', { worst_pain: 2 })).toHaveLength(1);
  expect(besideWriting(beside, 'delete', {})).toEqual([]);
});

test('words about a note removed elsewhere wait whole, until it is kept or removed', () => {
  const removed = {
    mutation_id: PHONE,
    base: FIRST,
    op: 'delete' as const,
    deleted: true,
    state: { note: 'matin' },
  };
  const late = { ...onTablet, deleted: true, state: { note: 'matin' } };

  expect(read(made, removed, late).beside).toMatchObject([{ afterRemoval: true, op: 'put' }]);
  expect(read(made, removed, late, { base: PHONE, op: 'delete', deleted: true }).beside).toBeUndefined();
});

test('a number another device replaced without having seen it is marked for a fortnight', () => {
  const start = { mutation_id: FIRST, fields: { worst_pain: 4 }, state: { worst_pain: 4 } };
  const eight = { mutation_id: PHONE, base: FIRST, fields: { worst_pain: 8 }, state: { worst_pain: 8 } };
  const six = {
    mutation_id: TABLET,
    base: FIRST,
    status: 'merged' as const,
    fields: { worst_pain: 6 },
    state: { worst_pain: 6 },
  };
  const record = read(start, eight, six);

  expect(replacedIn(record, NOW)).toEqual({ worst_pain: 8 });
  expect(replacedIn(record, new Date('2026-12-07T10:00:00Z'))).toBeNull();
  const undone = { base: TABLET, fields: { worst_pain: 8 }, state: { worst_pain: 8 } };
  expect(replacedIn(read(start, eight, six, undone), NOW)).toBeNull();
});

test('a number its author had seen is simply changed', () => {
  const start = { mutation_id: FIRST, fields: { worst_pain: 4 }, state: { worst_pain: 4 } };
  const words = {
    mutation_id: PHONE,
    base: FIRST,
    fields: { note: 'mots' },
    state: { worst_pain: 4, note: 'mots' },
  };
  const six = {
    base: FIRST,
    status: 'merged' as const,
    fields: { worst_pain: 6 },
    state: { worst_pain: 6, note: 'mots' },
  };

  expect(replacedIn(read(start, words, six), NOW)).toBeNull();
});

test('one check-in begun on two devices: the first answer is kept at hand', () => {
  const one = { fields: { stress: 3 }, state: { stress: 3 } };
  const other = { status: 'merged' as const, fields: { stress: 7 }, state: { stress: 7 } };

  expect(replacedIn(read(one, other), NOW)).toEqual({ stress: 3 });
});
