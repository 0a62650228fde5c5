import { describe, expect, it } from 'vitest';
import { palettes, tokenSheet } from './tokens.ts';

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['n-1', 'n-2', 'n-3'];
const states = ['info', 'warn', 'stop', 'good'];
const textPairs = [
  ...['n-10', 'n-11', 'n-12', 'accent', ...states.map((state) => `${state}-text`)].flatMap((text) =>
    surfaces.map((surface) => [text, surface]),
  ),
  ...states.flatMap((state) => [`${state}-text`, 'n-11', 'n-12'].map((text) => [text, `${state}-wash`])),
  ...['accent', 'n-12'].map((text) => [text, 'accent-wash']),
  ['n-10', 'n-4'],
  ['n-11', 'n-4'],
  ['n-12', 'n-5'],
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
];
/** What tells a control or a state from its surroundings (WCAG 1.4.11). */
const shapePairs = [
  ['n-9', 'n-1'],
  ['accent', 'n-1'],
  ['accent', 'n-2'],
  ['sev-medium', 'n-1'],
  ['sev-high', 'n-1'],
  ['sev-critical', 'n-1'],
];

describe.each(Object.entries(palettes))('%s palette', (_, palette) => {
  const color = (name = '') => palette[name] ?? '';
  it.each(textPairs)('%s is readable on %s', (text, surface) => {
    expect(contrast(color(text), color(surface))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapePairs)('%s is discernible on %s', (shape, surface) => {
    expect(contrast(color(shape), color(surface))).toBeGreaterThanOrEqual(3);
  });
  it('gets stronger with severity', () => {
    const steps = ['sev-low', 'sev-medium', 'sev-high', 'sev-critical'].map((name) =>
      contrast(color(name), color('n-1')),
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

it('has the same names in both palettes', () => {
  expect(Object.keys(palettes.dark)).toEqual(Object.keys(palettes.light));
});

it('lets an attribute of the scope choose the theme', () => {
  expect(tokenSheet('.surface')).toContain('.surface[data-theme="dark"] { color-scheme: dark;');
  expect(tokenSheet(':host')).toContain(':host([data-theme="light"])');
});
