// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readEditorText } from './read-text.ts';

type Shape =
  string | readonly [tag: string, attributes: Readonly<Record<string, string>>, ...children: Shape[]];

function build(shape: Shape): Node {
  if (typeof shape === 'string') return document.createTextNode(shape);
  const [tag, attributes, ...children] = shape;
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.map(build));
  return element;
}

describe('readEditorText', () => {
  it.each<[string, Shape, string]>([
    ['one paragraph', ['div', {}, ['p', {}, ['span', {}, 'hello']]], 'hello'],
    ['paragraphs as lines', ['div', {}, ['p', {}, 'one'], ['p', {}, 'two']], 'one\ntwo'],
    ['line breaks', ['div', {}, ['p', {}, 'one', ['br', {}], 'two']], 'one\ntwo'],
    ['an empty editor', ['div', {}, ['p', {}, ['br', {}]]], ''],
    [
      'emoji by their alt',
      ['div', {}, ['p', {}, 'hi ', ['img', { alt: '\u{1f600}' }], '!']],
      'hi \u{1f600}!',
    ],
    ['a value split over nodes', ['div', {}, ['p', {}, ['b', {}, '4539'], ['i', {}, '5787']]], '45395787'],
    ['no-break spaces as spaces', ['div', {}, 'a\u00a0b'], 'a b'],
  ])('reads %s', (_what, shape, text) => {
    expect(readEditorText(build(shape))).toBe(text);
  });

  it('reads however deep a page nests', () => {
    const root = document.createElement('div');
    let inner: Element = root;
    for (let depth = 0; depth < 20_000; depth += 1) {
      const next = document.createElement('i');
      inner.appendChild(next);
      inner = next;
    }
    inner.appendChild(document.createTextNode('deep'));
    expect(readEditorText(root)).toBe('deep');
  });
});
