import { afterEach, expect, test } from 'vitest';
import type { Fields } from '../api/contract';
import { speak } from '../i18n/language';
import { database, type LocalRecord, wipeDevice } from '../store/database';
import { newId } from '../store/ids';
import { unfinishedSessions } from '../store/unfinished';
import { writeTogether } from '../sync/write';
import {
  amending,
  type Draft,
  doorTurned,
  goalTouched,
  laid,
  newDraft,
  nextOn,
  toolExplained,
  toolTurned,
  turned,
} from './draft';
import { draftKey, dropDraft, keepDraft, keptDrafts } from './drafts';
import { dayIn } from './next';
import { saying } from './saying';
import { cleaned } from './topics';
import { intentsOf } from './writing';

const NOW = new Date(2026, 10, 22, 10, 20);
const ABOUT = { account: 'account-marianne', patient: newId(), name: 'Anaïs Bérard' };
const nothing = () => undefined;
const begun = (change: Partial<Draft> = {}): Draft => ({ ...newDraft(ABOUT, NOW), ...change });
const written = (draft: Draft, find: (id: string) => LocalRecord | undefined = nothing) =>
  Object.fromEntries(intentsOf(draft, find).map((one) => [one.kind, one.fields]));

function record(kind: string, fields: Fields): LocalRecord {
  return { patient: ABOUT.patient, id: newId(), kind, head: newId(), tip: null, fields, deleted: false };
}

afterEach(wipeDevice);

test('a session nobody touched says how it took place and nothing else', () => {
  expect(intentsOf(begun(), nothing)).toMatchObject([
    {
      kind: 'visit',
      fields: { source: 'session', mode: 'in_person', open_door: false },
      when: { local_date: '2026-11-22' },
    },
  ]);
});

test('what was tapped is what is written, in one visit', () => {
  const walking = { id: newId(), label: 'Marche' };
  const draft = nextOn(
    toolTurned(begun({ reason: 'planned', minutes: 30, topics: ['Sommeil'] }), walking, 'adjusted'),
    '2026-12-06',
  );

  expect(written(draft).visit).toEqual({
    source: 'session',
    mode: 'in_person',
    reason: 'planned',
    duration_minutes: 30,
    topics: ['Sommeil'],
    tools: [{ tool_id: walking.id, label: 'Marche', change: 'adjusted' }],
    next_date: '2026-12-06',
    open_door: false,
  });
});

test('a second tap takes a word, a tool, a date or the door back', () => {
  const tool = { id: newId(), label: 'Marche' };
  expect(turned(turned([], 'Sommeil'), 'Sommeil')).toEqual([]);
  expect(toolTurned(toolTurned(begun(), tool, 'kept'), tool, 'kept').tools).toEqual([]);
  expect(nextOn(nextOn(begun(), '2026-12-06'), '2026-12-06').next).toBeNull();
  expect(doorTurned(doorTurned(begun())).door).toBe(false);
});

test('the next time is a date or the open door, never both', () => {
  const dated = nextOn(doorTurned(begun()), '2026-12-06');
  expect([dated.next, dated.door]).toEqual(['2026-12-06', false]);
  const open = doorTurned(dated);
  expect([open.next, open.door]).toEqual([null, true]);
});

test('weeks ahead fall on the same weekday, over the end of a year and of summer time', () => {
  expect([dayIn('2026-12-20', 2), dayIn('2026-10-22', 1)]).toEqual(['2027-01-03', '2026-10-29']);
});

test('another answer about a tool keeps how it was said', () => {
  const tool = { id: newId(), label: 'Marche' };
  const explained = toolExplained(toolTurned(begun(), tool, 'adjusted'), tool.id, 'dix minutes');
  expect(toolTurned(explained, tool, 'stopped').tools).toEqual([
    { tool_id: tool.id, label: 'Marche', change: 'stopped', how: 'dix minutes' },
  ]);
});

test('a tool that was stopped ends that day in the person’s tools too', () => {
  const tool = record('tool_use', { label: 'Marche', ongoing: true });
  const draft = toolTurned(begun(), { id: tool.id, label: 'Marche' }, 'stopped');
  expect(written(draft, () => tool).tool_use).toEqual({
    ongoing: false,
    until_date: '2026-11-22',
    until_precision: 'day',
  });
});

test('a goal put in other words keeps the old ones, the day and the reason', () => {
  const goal = record('goal', { text: 'Courir dix kilomètres', state: 'current' });
  const draft = goalTouched(begun(), goal.id, {
    text: 'Marcher une heure',
    why: 'Plus proche de maintenant',
  });
  expect(written(draft, (id) => (id === goal.id ? goal : undefined)).goal).toEqual({
    text: 'Marcher une heure',
    recalibrations: [
      {
        on: '2026-11-22',
        old: 'Courir dix kilomètres',
        new: 'Marcher une heure',
        why: 'Plus proche de maintenant',
      },
    ],
  });
});

test('a goal opened and left as it was is not written', () => {
  const goal = record('goal', { text: 'Jardiner', state: 'current' });
  const draft = goalTouched(begun(), goal.id, { text: 'Jardiner ', why: 'rien' });
  expect(written(draft, (id) => (id === goal.id ? goal : undefined)).goal).toBeUndefined();
});

test('what the visit points at is written before it and named in it', () => {
  const need = record('need', { text: 'Dormir', still_current: true });
  const draft = begun({
    needsPast: [need.id],
    newNeeds: [{ id: newId(), text: 'Reprendre la chorale' }],
    adjustments: [
      { id: newId(), text: 'Marcher le matin', why: 'Moins de monde' },
      { id: newId(), text: ' ' },
    ],
    rhythm: { id: newId(), text: 'une fois par mois' },
    values: { margin: 1, stress: null },
  });
  const intents = intentsOf(draft, (id) => (id === need.id ? need : undefined));
  const [past, asked, changed, checkin, rhythm, visit] = intents;

  expect(intents.map((one) => one.kind)).toEqual([
    'need',
    'need',
    'adjustment',
    'checkin',
    'rhythm',
    'visit',
  ]);
  expect(past?.fields).toEqual({ still_current: false });
  expect(checkin?.fields).toEqual({ source: 'session', asked: ['margin', 'stress'], margin: 1 });
  expect(visit?.fields.adjustments).toEqual([changed?.record_id]);
  expect(visit?.fields.linked_ids).toEqual([
    need.id,
    asked?.record_id,
    checkin?.record_id,
    rhythm?.record_id,
  ]);
});

test('a note for oneself comes after the visit it is about, and the visit does not name it', () => {
  const intents = intentsOf(begun({ note: { id: newId(), text: 'À relire.' } }), nothing);
  const [visit, note] = intents;
  expect(intents.map((one) => one.kind)).toEqual(['visit', 'private_note']);
  expect(note?.fields).toEqual({ source: 'session', text: 'À relire.', about_id: visit?.record_id });
  expect(JSON.stringify(visit)).not.toContain(note?.record_id);
});

test('changing a session later writes only what has changed, and says null for what was taken back', () => {
  const checkin = record('checkin', { asked: ['stress'], stress: 4 });
  const visit = record('visit', {
    local_date: '2026-03-02',
    source: 'import',
    mode: 'phone',
    topics: ['Sommeil'],
    agreed: 'Essayer le matin',
    linked_ids: [checkin.id],
    open_door: true,
  });
  const find = (id: string) => [checkin, visit].find((one) => one.id === id);
  const opened = amending(visit, ABOUT, find, NOW);

  expect(intentsOf(opened, find)).toEqual([]);
  const changed = { ...opened, agreed: ' ', topics: ['Sommeil', 'Marche'], values: { stress: 6 } };
  expect(intentsOf(changed, find)).toEqual([
    {
      account: ABOUT.account,
      patient: ABOUT.patient,
      op: 'put',
      kind: 'checkin',
      record_id: checkin.id,
      fields: { stress: 6 },
    },
    {
      account: ABOUT.account,
      patient: ABOUT.patient,
      op: 'put',
      kind: 'visit',
      record_id: visit.id,
      fields: { topics: ['Sommeil', 'Marche'], agreed: null },
    },
  ]);
});

test('a session of another day keeps that day', () => {
  const [visit] = intentsOf(begun({ day: '2026-11-20' }), nothing);
  expect(visit?.when).toMatchObject({ local_date: '2026-11-20' });
  expect(visit?.when).not.toHaveProperty('occurred_at');
});

test('a template lays what an ordinary session is, beside what was touched already', () => {
  const draft = laid(begun({ topics: ['Écoute'], minutes: 20, agreed: 'Rien de plus' }), {
    mode: 'video',
    reason: 'planned',
    topics: ['Sommeil', 'Écoute'],
  });
  expect(draft).toMatchObject({
    mode: 'video',
    reason: 'planned',
    minutes: 20,
    topics: ['Écoute', 'Sommeil'],
    agreed: 'Rien de plus',
  });
});

test('every touch is found again on this device, by its owner alone', async () => {
  const draft = begun({ topics: ['Sommeil'] });
  await keepDraft(draft);
  await keepDraft({ ...draft, topics: ['Sommeil', 'Marche'] });
  await keepDraft(begun({ patient: newId(), account: ABOUT.account }));
  await keepDraft({ ...begun(), account: 'account-yann' });

  expect((await keptDrafts(ABOUT.account, ABOUT.patient)).map((one) => one.topics)).toEqual([
    ['Sommeil', 'Marche'],
  ]);
  expect(await unfinishedSessions(ABOUT.account)).toBe(2);
  expect(await keptDrafts('account-nobody')).toEqual([]);
  await dropDraft(draft);
  expect(await unfinishedSessions(ABOUT.account)).toBe(1);
});

test('saving writes the records and ends the draft as one act', async () => {
  const draft = begun({ newNeeds: [{ id: newId(), text: 'Dormir' }] });
  await keepDraft(draft);

  await writeTogether(intentsOf(draft, nothing), draftKey(draft));

  const store = await database();
  expect((await store.getAll('outbox')).map((one) => one.mutation.kind)).toEqual(['need', 'visit']);
  expect((await store.getAll('records')).map((one) => one.kind).sort()).toEqual(['need', 'visit']);
  expect(await keptDrafts(ABOUT.account)).toEqual([]);
});

test('what will be written is said in words', async () => {
  expect(await speak('fr')).toBe(true);
  const draft = nextOn(
    begun({ reason: 'flare', minutes: 45, topics: ['Sommeil'], theirWords: 'Ça va.' }),
    '2026-12-06',
  );
  expect(saying(draft)).toBe(
    'Au cabinet, après un débordement, 45 min, sommeil, des mots notés, prochaine fois le 6 décembre 2026',
  );
  expect(saying(begun({ topics: ['a', 'b', 'c', 'd'] }))).toBe('Au cabinet, 4 thèmes');
});

test('a list of topics is saved without blanks and without a word twice', () => {
  expect(
    cleaned({ knowing: [' Sommeil ', ''], doing: ['Marche', 'marche'], being: ['SOMMEIL', 'Écoute'] }),
  ).toEqual({
    knowing: ['Sommeil'],
    doing: ['Marche'],
    being: ['Écoute'],
  });
});
