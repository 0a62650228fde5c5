import { describe, expect, it } from 'vitest';
import { carries, formsOf } from './held-values.ts';

const value = 'Pay "Jörg & Co" 100%/now';
const json = JSON.stringify({ text: `say: ${value}` });

describe('held values in what leaves the page', () => {
  it.each<[string, string]>([
    ['raw', `x ${value} y`],
    ['as JSON', json],
    ['percent-encoded', `https://example.com/?q=${encodeURIComponent(value)}&x=1`],
    ['as an address is written', encodeURI(`https://example.com/${value}`)],
    ['in a form', new URLSearchParams({ a: 'b', text: `say: ${value}` }).toString()],
    ['as JSON in a form', new URLSearchParams({ variables: json }).toString()],
    ['as JSON, percent-encoded', `variables=${encodeURIComponent(json)}`],
  ])('%s', (_, text) => {
    expect(carries(text, formsOf([value]))).toBe(true);
  });

  it.each<[string, string, readonly string[]]>([
    ['another text', 'Pay "Jorg" later', [value]],
    ['nothing is held', value, []],
    ['an empty value is no value', 'anything', ['']],
  ])('not when %s', (_, text, values) => {
    expect(carries(text, formsOf(values))).toBe(false);
  });

  it('takes half a surrogate pair, which has no percent-encoding', () => {
    expect(carries('a \ud83d b', formsOf(['\ud83d']))).toBe(true);
  });

  it('finds any of several', () => {
    expect(carries('the second one', formsOf(['first', 'second']))).toBe(true);
  });
});
