import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.css'));

/** Every selector of a file, apart from those for paper. */
function selectorsOf(file: string): readonly string[] {
  const css = readFileSync(new URL(file, folder), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@media print \{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '');
  return [...css.matchAll(/([^{}]+)\{/g)]
    .flatMap(([, head = '']) => (head.trim().startsWith('@') ? [] : head.split(',')))
    .map((selector) => selector.trim());
}

// Areas load their styles when they are first opened, and keep them: what is styled twice looks otherwise afterwards.
describe('styles', () => {
  it('of a class by itself are in one file', () => {
    const owners = new Map<string, Set<string>>();
    for (const file of files)
      for (const selector of selectorsOf(file).filter((each) => /^\.[\w-]+$/.test(each)))
        owners.set(selector, (owners.get(selector) ?? new Set()).add(file));
    const shared = [...owners].filter(([, of]) => of.size > 1).map(([name, of]) => [name, ...of].join(' '));
    expect(shared).toEqual([]);
    expect(owners.size).toBeGreaterThan(200);
  });

  it.each(['bench.css', 'coverage.css', 'editor.css', 'form.css', 'settings.css'])(
    'that come late are about their own page: %s',
    (file) => {
      expect(selectorsOf(file).filter((selector) => !/[.#]/.test(selector))).toEqual([]);
    },
  );
});
