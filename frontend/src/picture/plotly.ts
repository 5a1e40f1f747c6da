/** Loads plotly.js basic once, with its page rules from a file of ours because no inline style is allowed here. */

import type { Figure } from './figure';
import rules from './plotly.css?url';

export interface Plotly {
  react(
    element: HTMLElement,
    data: Figure['data'],
    layout: Figure['layout'],
    config: Record<string, unknown>,
  ): Promise<unknown>;
  purge(element: HTMLElement): void;
}

let loading: Promise<Plotly> | null = null;

export function loadPlotly(): Promise<Plotly> {
  loading ??= Promise.all([import('plotly.js-basic-dist-min'), layRules()]).then(
    ([module]) => module.default,
  );
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** plotly looks for this id and class before it would write a style element of its own. */
function layRules(): Promise<void> {
  const id = 'plotly.js-style-global';
  if (document.getElementById(id)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.id = id;
    link.className = 'no-inline-styles';
    link.rel = 'stylesheet';
    link.href = rules;
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('plotly.css'));
    document.head.append(link);
  });
}
