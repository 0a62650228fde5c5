import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matcherOf } from '../../lib/core/detect/engine/matcher.ts';
import { compilePattern } from '../../lib/core/detect/pattern/compile-pattern.ts';

const document = readFileSync(new URL('../../docs/PATTERNS.md', import.meta.url), 'utf8');

/** The cells in code style of a table's rows, as they are meant. */
function rows(heading: string): readonly (readonly string[])[] {
  const section = document.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replace(/^`|`$/g, '').replaceAll('\\|', '|').replaceAll('⏎', '\n')),
    );
}

describe('docs/PATTERNS.md', () => {
  const found = rows('What there is');
  const refused = rows('What is refused');

  it('has its examples', () => {
    expect(found.length).toBeGreaterThanOrEqual(18);
    expect(refused.length).toBeGreaterThanOrEqual(14);
  });

  it.each(found)('%s in %s finds %s', (pattern = '', text = '', wanted) => {
    const compiled = compilePattern(pattern);
    if (!compiled.ok) throw new Error(compiled.error.message);
    const [match] = matcherOf(compiled.value).findAll(text);
    expect(match && text.slice(match.valueStart, match.valueEnd)).toBe(wanted);
  });

  it.each(refused)('%s is refused as %s', (pattern = '', code) => {
    const compiled = compilePattern(pattern);
    expect(compiled.ok ? 'compiles' : compiled.error.code).toBe(code);
    expect(compiled.ok ? '' : compiled.error.message).toMatch(/\.$/);
  });
});
