/** How this person likes to read, kept on the device and applied before the first paint by early.js. */
import type { Language } from './api/contract';

export interface Preferences {
  language: Language;
  theme: 'system' | 'light' | 'dark';
  size: 'normal' | 'large' | 'larger' | 'largest';
  contrast: 'system' | 'normal' | 'more';
  motion: 'system' | 'still';
  /** Whether numbers of pain are asked for and shown. */
  pain: 'shown' | 'hidden';
  /** Whether this person asked to be told of notes above their usual range. */
  above: 'quiet' | 'told';
}

const KEY = 'longcours.preferences';

function stored(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

const browserLanguage: Language = navigator.language.startsWith('fr') ? 'fr' : 'en';

export const preferences = $state<Preferences>({
  language: browserLanguage,
  theme: 'system',
  size: 'normal',
  contrast: 'system',
  motion: 'system',
  pain: 'shown',
  above: 'quiet',
  ...stored(),
});

export function prefer(change: Partial<Preferences>): void {
  Object.assign(preferences, change);
  localStorage.setItem(KEY, JSON.stringify(preferences));
  applyPreferences();
}

/** Somebody has chosen a language on this device. */
export const languageChosen = (): boolean => stored().language !== undefined;

export function applyPreferences(): void {
  const root = document.documentElement;
  root.lang = preferences.language;
  root.dataset.theme = preferences.theme;
  root.dataset.size = preferences.size;
  root.dataset.contrast = preferences.contrast;
  root.dataset.motion = preferences.motion;
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const system = $state({ dark: darkSystem.matches });
darkSystem.addEventListener('change', (event) => {
  system.dark = event.matches;
});

export function shownTheme(): 'light' | 'dark' {
  if (preferences.theme !== 'system') return preferences.theme;
  return system.dark ? 'dark' : 'light';
}
