import { signal, type ReadonlySignal } from '@preact/signals';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Storage may be refused (private windows, policy): then a choice lasts as long as the page. */
export function read(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
export function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // lasts as long as the page
  }
}

const currentTheme = signal<Theme>(themes.find((theme) => theme === read('sluice-theme')) ?? 'system');
export const theme: ReadonlySignal<Theme> = currentTheme;

/** Puts the theme on the root element, where `tokenSheet` looks for it. */
export function applyTheme(): void {
  if (currentTheme.value === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = currentTheme.value;
}
export function setTheme(to: Theme): void {
  currentTheme.value = to;
  write('sluice-theme', to);
  applyTheme();
}

const currentKeys = signal(read('sluice-keys') !== 'off');
/** Single-letter keys can be turned off (WCAG 2.1.4): speech input would trigger them. */
export const letterKeys: ReadonlySignal<boolean> = currentKeys;
export function setLetterKeys(on: boolean): void {
  currentKeys.value = on;
  write('sluice-keys', on ? 'on' : 'off');
}
