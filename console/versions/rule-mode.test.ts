import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../lib/core/policy/read-files.ts';
import { fileWithMode, withMode } from './rule-mode.ts';

const text = `# kept
kind: RulePack
id: p
rules:
  - id: a
    mode: simulate # kept
  - { id: b, mode: "enforce" }
`;

describe('withMode', () => {
  it('changes one rule or all, and nothing else', () => {
    expect(withMode(text, { pack: 'p', rule: 'a' }, 'enforce')).toBe(
      text.replace('mode: simulate', 'mode: enforce'),
    );
    expect(withMode(text, { pack: 'p', rule: null }, 'off')).toBe(
      text.replace('simulate', 'off').replace('"enforce"', 'off'),
    );
  });

  it.each([
    ['another pack', text, { pack: 'q', rule: 'a' }],
    ['no such rule', text, { pack: 'p', rule: 'c' }],
    ['broken YAML', `${text}\n  - [`, { pack: 'p', rule: 'a' }],
    [
      'an alias',
      'kind: RulePack\nid: p\nrules:\n  - { id: b, mode: &m off }\n  - { id: a, mode: *m }\n',
      { pack: 'p', rule: 'a' },
    ],
    ['an anchor', 'kind: RulePack\nid: p\nrules:\n  - { id: a, mode: &m off }\n', { pack: 'p', rule: 'a' }],
  ])('leaves alone: %s', (_, written, where) => {
    expect(withMode(written, where, 'enforce')).toBe(null);
  });

  it('can switch every rule of the packs that come with Sluice', () => {
    const folder = new URL('../../rules/packs/', import.meta.url);
    const files = readdirSync(folder).map((name) => ({
      path: name,
      text: readFileSync(new URL(name, folder), 'utf8'),
    }));
    for (const { data } of readFiles(files).packs) {
      for (const { id } of data.rules) {
        const changed = fileWithMode(files, { pack: data.id, rule: id }, 'off');
        const [after] = readFiles(changed === null ? [] : [changed]).packs;
        const off = after?.data.rules.filter(({ mode }) => mode === 'off').map((rule) => rule.id);
        expect(off).toEqual([id]);
      }
    }
  });
});
