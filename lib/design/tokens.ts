/**
 * The one set of design tokens, as CSS custom properties, for console, popup and dialog. Names are fixed; every text
 * colour is AA on its surface in both themes (checked by tokens.test.ts).
 *
 * `--n-1` (surface) … `--n-12` (ink) · `--accent` · states info, warn, stop, good, each `-text`, `-border`, `-wash` ·
 * `--sev-low|medium|high|critical` · sizes `--size-12 … --size-28` · space `--space-4 … --space-48` · radii · shadow.
 */
const light: Record<string, string> = {
  'n-1': '#ffffff',
  'n-2': '#f7f9f9',
  'n-3': '#eff3f3',
  'n-4': '#e5ebeb',
  'n-5': '#d9e1e2',
  'n-6': '#cbd5d6',
  'n-7': '#b4c2c4',
  'n-8': '#91a3a6',
  'n-9': '#6b7d81',
  'n-10': '#556669',
  'n-11': '#3d4c4f',
  'n-12': '#162124',
  accent: '#0b6469',
  'accent-hover': '#084e52',
  'accent-ink': '#ffffff',
  'accent-wash': '#e3f1f1',
  'info-text': '#3a5568',
  'info-border': '#a9bccb',
  'info-wash': '#edf3f7',
  'warn-text': '#7a4b00',
  'warn-border': '#d9a441',
  'warn-wash': '#fdf4e1',
  'stop-text': '#9a2a1d',
  'stop-border': '#d98a80',
  'stop-wash': '#fcedea',
  'good-text': '#22633a',
  'good-border': '#8fbf9f',
  'good-wash': '#e9f5ec',
  'sev-low': '#c99a8f',
  'sev-medium': '#bd6f5f',
  'sev-high': '#a8412f',
  'sev-critical': '#7c1709',
  shadow: '0 8px 28px rgb(10 30 34 / 0.18)',
};

const dark: Record<string, string> = {
  'n-1': '#11191b',
  'n-2': '#172123',
  'n-3': '#1d292b',
  'n-4': '#243234',
  'n-5': '#2d3c3f',
  'n-6': '#38494c',
  'n-7': '#4a5d61',
  'n-8': '#667b7f',
  'n-9': '#8a9ea2',
  'n-10': '#a4b5b8',
  'n-11': '#c3d0d2',
  'n-12': '#eaf0f1',
  accent: '#5cc0c2',
  'accent-hover': '#7fd3d4',
  'accent-ink': '#06282a',
  'accent-wash': '#12383a',
  'info-text': '#a9c4d8',
  'info-border': '#41596b',
  'info-wash': '#18262f',
  'warn-text': '#eebf69',
  'warn-border': '#7d5c1f',
  'warn-wash': '#2b2311',
  'stop-text': '#f2a093',
  'stop-border': '#8a4035',
  'stop-wash': '#331a16',
  'good-text': '#8fd0a5',
  'good-border': '#3c6b4c',
  'good-wash': '#14281b',
  'sev-low': '#8f6a62',
  'sev-medium': '#b87768',
  'sev-high': '#d98573',
  'sev-critical': '#f7a696',
  shadow: '0 8px 28px rgb(0 0 0 / 0.5)',
};

const fixed: Record<string, string> = {
  font: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  'size-12': '12px',
  'size-13': '13px',
  'size-14': '14px',
  'size-16': '16px',
  'size-20': '20px',
  'size-28': '28px',
  'space-4': '4px',
  'space-8': '8px',
  'space-12': '12px',
  'space-16': '16px',
  'space-24': '24px',
  'space-32': '32px',
  'space-48': '48px',
  'radius-control': '6px',
  'radius-panel': '10px',
  motion: '120ms ease-out',
};

function declarations(tokens: Record<string, string>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');
}

/**
 * The tokens as a style sheet for `scope`: `:root`, `:host` or a class (`.surface`). Follows the system's theme unless the
 * scope element carries `data-theme="light"` or `"dark"`.
 */
export function tokenSheet(scope: ':root' | ':host' | `.${string}`): string {
  const on = (theme: string) =>
    scope === ':host' ? `:host([data-theme="${theme}"])` : `${scope}[data-theme="${theme}"]`;
  return [
    `${scope} { color-scheme: light dark; ${declarations(fixed)} ${declarations(light)} }`,
    `@media (prefers-color-scheme: dark) { ${scope} { ${declarations(dark)} } }`,
    `${on('light')} { color-scheme: light; ${declarations(light)} }`,
    `${on('dark')} { color-scheme: dark; ${declarations(dark)} }`,
  ].join('\n');
}

/** Paper is white, whatever the screen's theme is; adopted after `tokenSheet(':root')`. */
export const printSheet = `@media print { :root, :root[data-theme] { color-scheme: light; ${declarations(light)} } }`;

export const palettes = { light, dark };
