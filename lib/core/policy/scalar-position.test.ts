import { describe, expect, it } from 'vitest';
import { isScalar, parseDocument } from 'yaml';
import { readDocument } from './document.ts';
import { offsetInSource } from './scalar-position.ts';

/** Every way of writing a text; the `@` in it is what is looked for. */
describe('offsetInSource', () => {
  it.each([
    ['plain', 'ab@c'],
    ['plain over several lines', 'ab\n    cd  \n    e@f'],
    ['single quotes', "'a''b''@'"],
    ['single quotes over lines', "'a b\n    ''c\n\n    d@'"],
    ['double quotes', '"a\\\\b\\"\\x41\\u00e9\\U0001F600@"'],
    ['double quotes over lines', '"a \\\n    b\n    c@"'],
    ['a literal block', '|\n    ab\n      cd\n\n    e@f'],
    ['a folded block', '>-\n    ab\n    e@f'],
  ])('%s', (_, written) => {
    const text = `first: x\nkey: ${written}\n`;
    const document = parseDocument(text);
    const node = document.get('key', true);
    if (!isScalar(node) || typeof node.value !== 'string') throw new Error('not a text');
    const offset = offsetInSource(text, node.range?.[0] ?? 0, node.type, node.value.indexOf('@'));
    expect(text.slice(offset, offset + 1)).toBe('@');
  });
});

describe('positionOf with an offset', () => {
  it('is the line and column of the character, and of the whole where there is no text', () => {
    const source = readDocument('a.yaml', "list:\n  - 'it''s (?=x)'\n  - 5\n");
    if (!source.ok) throw new Error('must be read');
    expect(source.value.positionOf(['list', 0], 'value', 5)).toEqual({ line: 2, column: 12 });
    expect(source.value.positionOf(['list', 0], 'value')).toEqual({ line: 2, column: 5 });
    expect(source.value.positionOf(['list', 1], 'value', 5)).toEqual({ line: 3, column: 5 });
    expect(source.value.positionOf(['list', 7], 'value', 5)).toEqual({ line: 2, column: 3 });
  });
});
