import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shapesOf } from './figure';
import { words as english } from './wording.en';
import { words as french } from './wording.fr';

interface Region {
  key: string;
  view: 'front' | 'back';
  fr: string;
  en: string;
}

const catalogue = JSON.parse(readFileSync('../app/journal/catalog/body_regions.json', 'utf8')) as Region[];

const numbersOf = (path: string): number[] => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test.each(['front', 'back'] as const)(
  'the %s is drawn with the regions of the catalogue, each once',
  (view) => {
    const drawn = shapesOf(view).map(({ key }) => key);

    expect(drawn.toSorted()).toEqual(
      catalogue.flatMap((region) => (region.view === view ? [region.key] : [])).toSorted(),
    );
  },
);

test('regions are called as in the catalogue, in its order', () => {
  for (const [language, regions] of Object.entries({ fr: french.regions, en: english.regions }))
    expect(Object.entries(regions)).toEqual(
      catalogue.map((region) => [region.key, region[language as 'fr' | 'en']]),
    );
});

test('left and right are mirror images, and left is at the right only where the figure looks at the person', () => {
  for (const view of ['front', 'back'] as const) {
    const paths = new Map(shapesOf(view).map(({ key, path }) => [key, numbersOf(path)]));
    for (const [key, left] of paths) {
      if (!key.endsWith('_l')) continue;
      const right = paths.get(key.replace(/_l$/, '_r')) ?? [];
      expect(left.map((value, place) => (place % 2 ? value : -value) + 0)).toEqual(
        right.map((value) => value + 0),
      );
      expect(Math.sign(left.filter((_, place) => place % 2 === 0).reduce((sum, x) => sum + x, 0))).toBe(
        view === 'front' ? 1 : -1,
      );
    }
  }
});
