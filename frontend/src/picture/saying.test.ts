import { expect, test } from 'vitest';
import { speak } from '../i18n/language';
import { prefer } from '../preferences.svelte';
import type { Figure, Trace } from './figure';
import { said } from './saying';

const figureOf = (trace: Partial<Trace>): Figure => ({
  data: [{ type: 'scatter', x: ['2026-03-05'], y: [6.5], ...trace }],
  layout: {
    height: 1,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    font: {},
    xaxis: { range: ['2026-01-01', '2026-12-31'] },
  },
});

test('what is reached by the keyboard says the same as what a mouse points at', async () => {
  prefer({ language: 'fr' });
  await speak('fr');
  const hovertemplate = '%{x|%-d %B %Y}<br>douleur %{y:.1f}<extra></extra>';

  expect(said(figureOf({ hovertemplate }), { trace: 0, place: 0 })).toBe('5 mars 2026 · douleur 6,5');
  expect(said(figureOf({ hovertemplate: 'marge %{y:+.0f}', y: [2] }), { trace: 0, place: 0 })).toBe(
    'marge +2',
  );
  expect(said(figureOf({ hovertext: ['visite<br>5 mars'] }), { trace: 0, place: 0 })).toBe('visite · 5 mars');
});
