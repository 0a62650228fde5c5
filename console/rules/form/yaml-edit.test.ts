import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addIn, type Edited, removeIn, renameIn, setIn } from './yaml-edit.ts';
import { commentsOf, parseYaml, type Path } from './yaml-node.ts';
import type { Plain } from './yaml-write.ts';

const textOf = (edited: Edited) => (edited.ok ? edited.value.text : edited.error);
const rule = `# head
rules:
  - id: a # the first
    severity: high
    when:
      channels: [message, paste] # where
    # why
    match: { detector: iban }
    then: { action: warn }

  - id: b
    then:
      action: block
      tell:
        en: No.
`;

describe('edits to YAML', () => {
  const cases: readonly (readonly [string, Edited, string, string])[] = [
    ['a scalar', setIn(rule, ['rules', 0, 'severity'], 'low'), 'severity: high', 'severity: low'],
    [
      'an item of a list in one line',
      addIn(rule, ['rules', 0, 'when', 'channels'], 'file'),
      '[message, paste] # where',
      '[message, paste, file] # where',
    ],
    [
      'the last item of such a list',
      removeIn(rule, ['rules', 0, 'when', 'channels', 1]),
      '[message, paste] # where',
      '[message] # where',
    ],
    [
      'a field in its place, behind the comment of the one before',
      setIn(rule, ['rules', 0, 'mode'], 'simulate'),
      '    severity: high\n',
      '    severity: high\n    mode: simulate\n',
    ],
    [
      'a field of a group in one line',
      setIn(rule, ['rules', 0, 'then', 'redactable'], true),
      '{ action: warn }',
      '{ action: warn, redactable: true }',
    ],
    [
      'groups that are not there yet',
      setIn(rule, ['rules', 1, 'when', 'conversations', 'kinds'], ['group']),
      '  - id: b\n',
      '  - id: b\n    when: { conversations: { kinds: [group] } }\n',
    ],
    [
      'prose with marks of YAML in it',
      setIn(rule, ['rules', 1, 'then', 'tell', 'de'], 'Nein: # so nicht'),
      '        en: No.\n',
      '        en: No.\n        de: "Nein: # so nicht"\n',
    ],
    ['a whole item', removeIn(rule, ['rules', 1]), rule.slice(rule.indexOf('  - id: b')), ''],
    [
      'the only field of a group takes the group with it',
      removeIn(rule, ['rules', 1, 'then', 'tell', 'en']),
      '      tell:\n        en: No.\n',
      '',
    ],
    [
      'an item of a block list',
      addIn(rule, ['rules'], { id: 'c', mode: 'off' }),
      '        en: No.\n',
      '        en: No.\n  - { id: c, mode: off }\n',
    ],
  ];
  it.each(cases)('%s', (_name, edited, from, to) => {
    expect(textOf(edited)).toBe(rule.replace(from, to.replace('mode: off }', 'mode: "off" }')));
  });

  it('copies what an alias stands for, and leaves alone what others refer to', () => {
    const text = 'a: &x [one] # own\nb: *x\nc: 1\n';
    expect(textOf(addIn(text, ['b'], 'two'))).toBe('a: &x [one] # own\nb: [one, two]\nc: 1\n');
    expect(textOf(addIn(text, ['a'], 'two'))).toBe('form/shared');
    expect(textOf(removeIn(text, ['a']))).toBe('form/shared');
  });

  it('gives a field another name without a word about what stands in it', () => {
    const text = 'match:\n  any: # either\n    - { detector: a } # the first\n    - detector: b\n';
    expect(textOf(renameIn(text, ['match', 'any'], 'all'))).toBe(text.replace('any:', 'all:'));
    expect(textOf(renameIn('a: { b: 1, c: 2 } # x', ['a', 'b'], 'd'))).toBe('a: { d: 1, c: 2 } # x');
    expect(textOf(renameIn('a: { b: 1, c: 2 }', ['a', 'b'], 'c'))).toBe('form/not-possible');
    expect(textOf(renameIn('a: { b: 1 }', ['a', 'x'], 'c'))).toBe('form/not-possible');
  });

  it('says so when the text is not well-formed', () => {
    expect(textOf(setIn('a: [1', ['a'], 2))).toBe('form/unreadable');
  });
});

/** Every place of a document with its value. */
function placesOf(
  data: unknown,
  path: Path = [],
): readonly { readonly path: Path; readonly value: unknown }[] {
  const inner = Array.isArray(data)
    ? data.flatMap((item: unknown, index) => placesOf(item, [...path, index]))
    : typeof data === 'object' && data !== null
      ? Object.entries(data).flatMap(([key, value]) => placesOf(value, [...path, key]))
      : [];
  return path.length === 0 ? inner : [{ path, value: data }, ...inner];
}

const linesOf = (text: string) => text.split('\n');
/** Lines that both have at their beginning and at their end are the same; what lies between was changed. */
function linesTouched(before: string, after: string): number {
  const [a, b] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return a.length - head - tail;
}

describe('edits to the packs that come with Sluice', () => {
  const folder = join(import.meta.dirname, '../../../rules/packs');
  const packs = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const places = packs.map((text) => placesOf(parseYaml(text).toJS()));
  const words: readonly Plain[] = [
    'block',
    'two words: # here',
    'für alle',
    7,
    true,
    'null',
    "it's",
    '- x',
    '',
  ];

  it('keep every comment and every other line', { timeout: 60_000 }, () => {
    let done = 0;
    fc.assert(
      fc.property(
        fc.nat(packs.length - 1),
        fc.nat(),
        fc.constantFrom(...words),
        fc.constantFrom('set', 'add', 'remove', 'field'),
        (n, at, word, kind) => {
          const text = packs[n] ?? '';
          const place = places[n]?.[at % (places[n]?.length ?? 1)];
          if (place === undefined) return;
          const { path, value } = place;
          const isGroup = typeof value === 'object' && !Array.isArray(value);
          const edited =
            kind === 'remove'
              ? removeIn(text, path)
              : kind === 'add' && Array.isArray(value)
                ? addIn(text, path, word)
                : kind === 'field' && isGroup
                  ? setIn(text, [...path, 'x-new'], word)
                  : setIn(text, path, word);
          if (!edited.ok) return;
          done++;
          const { text: after, splice } = edited.value;
          const lost = kind === 'remove' ? commentsOf(`\n${text.slice(splice.from, splice.to)}`).length : 0;
          expect(commentsOf(after)).toHaveLength(commentsOf(text).length - lost);
          const own = linesOf(text.slice(splice.from, splice.to)).length;
          expect(linesTouched(text, after)).toBeLessThanOrEqual(own);
        },
      ),
      { numRuns: 60 },
    );
    // Aliases are everywhere in these files: some edits are refused, most are not.
    expect(done).toBeGreaterThan(30);
  });
});
