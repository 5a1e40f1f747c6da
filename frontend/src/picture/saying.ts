/** What a drawn thing says when it is pointed at: plotly's own template, read by hand for the keyboard. */
import { formatDay } from '../i18n/dates';
import { preferences } from '../preferences.svelte';
import { at, type Figure, valuesOf } from './figure';
import type { Hit } from './shapes';
import { plain, valueAlong } from './sheet';

const FIELD = /%\{(x|y|base|hovertext|text|customdata)(?:[:|]([^}]*))?\}/g;

export function said(figure: Figure, { trace: number, place }: Pick<Hit, 'trace' | 'place'>): string {
  const trace = figure.data[number];
  const template = trace?.hovertemplate ?? '%{hovertext}';
  if (!trace) return '';
  const value = (name: string): string | number | null | undefined => {
    if (name === 'hovertext' || name === 'text') return at(trace[name], place);
    const column =
      name === 'x' ? trace.x : name === 'y' ? trace.y : name === 'base' ? trace.base : trace.customdata;
    return typeof column === 'number' ? column : valuesOf(column)[place];
  };
  const words = template
    .replace(/<extra>.*<\/extra>/, '')
    .replace(FIELD, (_, name: string, form?: string) => {
      const found = value(name);
      if (name === 'x' && typeof found === 'string') return dayOf(figure, found);
      return typeof found === 'number' ? numberIn(found, form) : `${found ?? ''}`;
    });
  return plain(words.replace(/<br\s*\/?>/g, ' · ')).replace(/( · )+$/, '');
}

const dayOf = (figure: Figure, value: string): string =>
  formatDay(new Date(valueAlong(figure.layout.xaxis, value)).toISOString().slice(0, 10));

/** The two forms the service writes: so many decimals, and a sign where it counts. */
function numberIn(value: number, form = ''): string {
  const digits = Number(/\.(\d)f/.exec(form)?.[1] ?? 0);
  return new Intl.NumberFormat(preferences.language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: Math.max(digits, form ? 0 : 2),
    signDisplay: form.startsWith('+') ? 'exceptZero' : 'auto',
  }).format(value);
}
