import { expect, test } from 'vitest';
import type { Person } from '../api/contract';
import { fieldOf, minutesOf } from './lately';
import { among } from './search';

const people = ['Gaëlle Le Goff', 'Martin Rousseau', 'Marie Dupont', 'Marion Dupond', 'Jean-Luc Hervé'].map(
  (display_name, place): Person => ({
    patient_id: `${place}`,
    display_name,
    language: 'fr',
    last_contact_date: null,
    last_note_date: null,
    has_account: false,
    wants_contact: false,
    set_aside: false,
  }),
);

const names = (found: Person[]): string[] => found.map((person) => person.display_name);

/** The same as the service answers: tests/patients/test_search_and_aside.py. */
test.each([
  ['gaelle', ['Gaëlle Le Goff'], []],
  ['marrtin', [], ['Martin Rousseau']],
  ['dupon mari', ['Marie Dupont', 'Marion Dupond'], []],
  ['dupont', ['Marie Dupont'], ['Marion Dupond']],
  ['rouseau', [], ['Martin Rousseau']],
  ['hevre', [], ['Jean-Luc Hervé']],
  ['xy', [], []],
  ['%', [], []],
  ['', [], []],
])('%s is found without network as with it', (typed, items, near) => {
  const found = among(people, typed);

  expect(names(found.items)).toEqual(items);
  expect(names(found.near)).toEqual(near);
});

test('an hour of a field and minutes of the day are the same', () => {
  expect([0, 9 * 60 + 30, 1439].map((minutes) => fieldOf(minutes))).toEqual(['00:00', '09:30', '23:59']);
  expect(['09:30', '', '9'].map((field) => minutesOf(field))).toEqual([570, null, null]);
  expect(fieldOf(null)).toBe('');
});
