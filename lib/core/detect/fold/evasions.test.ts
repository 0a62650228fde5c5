import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { detectorSchema } from '../../policy/schema.ts';
import { compileDetector } from '../compile-detector.ts';
import { loadEngine } from '../engine/load.ts';
import { expandPlaceholders } from '../placeholders.ts';

const ids = ['credit-card', 'iban', 'us-ssn', 'email-address', 'aws-access-key', 'private-key'];
const engine = loadEngine(
  ids.map((id) => {
    const file = new URL(`../../../../rules/detectors/${id}.yaml`, import.meta.url);
    const compiled = compileDetector(v.parse(detectorSchema, parse(readFileSync(file, 'utf8'))));
    if (!compiled.ok) throw new Error(id);
    return compiled.value;
  }),
);

/** Text with placeholders of the detectors' examples: no scanner takes this file for a leak. */
function make(text: string): string {
  const made = expandPlaceholders(text);
  if (made === null) throw new Error(text);
  return made;
}

const body = 'MIIEpAIBAAKCAQEAx3q0VbZk8vQw3LmP';
const values = {
  'credit-card': { before: 'my card is ', value: make('{{luhn:453957876362148}}'), after: ' ok?' },
  iban: { before: 'pay to ', value: make('{{iban:DE:370400440532013000}}'), after: ' please' },
  'us-ssn': { before: 'my ssn is ', value: make('{{join:536-22|-8417}}'), after: ', thanks' },
  'email-address': { before: 'write to ', value: 'jana.novakova@firma.example', after: ' today' },
  'aws-access-key': { before: 'key ', value: make('{{join:AK|IA}}Q7ZC4NBX2LMW5RTP'), after: ' there' },
  'private-key': {
    before: 'here: ',
    value: make(
      `{{join:-----BEGIN RSA PRIV|ATE KEY-----}}\n${body}\n{{join:-----END RSA PRIV|ATE KEY-----}}`,
    ),
    after: ' bye',
  },
} as const;
type Id = keyof typeof values;

/** The findings of a detector, as the text they cover. */
function found(detector: Id, text: string): string[] {
  return engine
    .scan(text)
    .filter((finding) => finding.detector === detector)
    .map(({ start, end }) => text.slice(start, end));
}

const shift =
  (zero: number) =>
  (text: string): string =>
    text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const mathematical = (text: string): string =>
  text
    .replace(/[A-Z]/g, (letter) => String.fromCodePoint(0x1d400 + letter.charCodeAt(0) - 65))
    .replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97))
    .replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));
const lookAlike = (text: string): string =>
  text.replace(/[AEOaeocpxKMTPC]/g, (letter) => {
    const at = 'AEOaeocpxKMTPC'.indexOf(letter);
    return '\u0410\u0415\u041e\u0430\u0435\u043e\u0441\u0440\u0445\u041a\u041c\u0422\u0420\u0421'.charAt(at);
  });
const between = (separator: string) => (text: string) => Array.from(text).join(separator);
const fours = (separator: string) => (text: string) =>
  text.replace(/[^A-Za-z0-9]/g, '').replace(/(.{4})(?=.)/g, `$1${separator}`);
const dashes = (separator: string) => (text: string) => text.replaceAll('-', separator);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = (text: string) =>
  text.replace(/[^a-z]/gi, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
const spaced = between(' ');

const all: readonly Id[] = [
  'credit-card',
  'iban',
  'us-ssn',
  'email-address',
  'aws-access-key',
  'private-key',
];
const numbers: readonly Id[] = ['credit-card', 'iban', 'us-ssn'];
const grouped: readonly Id[] = ['credit-card', 'iban'];
const short: readonly Id[] = ['credit-card', 'iban', 'us-ssn', 'email-address', 'aws-access-key'];

type Evasion = readonly [name: string, evade: (text: string) => string, detectors: readonly Id[]];
const evasions: readonly Evasion[] = [
  ['full-width forms', fullWidth, all],
  ['Arabic digits', shift(0x660), numbers],
  ['Persian digits', shift(0x6f0), numbers],
  ['Devanagari digits', shift(0x966), numbers],
  ['Bengali digits', shift(0x9e6), numbers],
  ['Thai digits', shift(0xe50), numbers],
  ['mathematical letters and digits', mathematical, all],
  ['double-struck digits', shift(0x1d7d8), numbers],
  ['monospace digits', shift(0x1d7f6), numbers],
  [
    'circled digits',
    (text) => text.replace(/[1-9]/g, (d) => String.fromCharCode(0x245f + Number(d))),
    numbers,
  ],
  ['keycap digits', (text) => text.replace(/\d/g, '$&\ufe0f\u20e3'), numbers],
  [
    'superscript digits',
    (text) => text.replace(/[4-9]/g, (d) => String.fromCharCode(0x2070 + Number(d))),
    numbers,
  ],
  ['subscript digits', shift(0x2080), numbers],
  ['struck-through digits', (text) => text.replace(/\d/g, '$&\u0336'), numbers],
  ['look-alike letters', lookAlike, ['iban', 'email-address', 'aws-access-key', 'private-key']],
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u202d', '\ufe0f', '\u034f'].map(
    (hidden): Evasion => [`${hidden.charCodeAt(0).toString(16)} between all`, between(hidden), all],
  ),
  ...['\u{e0800}', '\u{e0041}', '\u{1bca0}', '\u{1d173}'].map((hidden): Evasion => [
    `${hidden.codePointAt(0)?.toString(16) ?? ''} between all`,
    between(hidden),
    all,
  ]),
  ['many hidden characters', between('\u200b'.repeat(40)), short],
  ['spaces between all', spaced, ['credit-card', 'iban', 'us-ssn', 'aws-access-key']],
  ['dots between all', between('.'), ['credit-card', 'iban', 'aws-access-key']],
  ['dashes between all', between('-'), grouped],
  ['underscores between all', between('_'), ['credit-card', 'iban', 'aws-access-key']],
  ['slashes between all', between('/'), grouped],
  ['commas between all', between(','), grouped],
  ['line breaks between all', between('\n'), grouped],
  ['no-break spaces between all', between('\u00a0'), grouped],
  ['thin spaces between all', between('\u2009'), grouped],
  ...['_', '/', '\n', '|', '\u00b7', ' - ', '  ', '\r\n', ',', ', ', '\u2009', '\u2014', ':', '\u2022'].map(
    (separator): Evasion => [`fours with ${JSON.stringify(separator)}`, fours(separator), grouped],
  ),
  ...['_', '/', '\n', '|', '\u00b7', '\u2014', '\u2212', '\u00a0', ' - '].map((separator): Evasion => [
    `${JSON.stringify(separator)} for dashes`,
    dashes(separator),
    ['us-ssn'],
  ]),
  ['pairs', (text) => text.replace(/(..)(?=.)/g, '$1 '), ['credit-card']],
  ['threes', (text) => text.replace(/(...)(?=.)/g, '$1_'), ['credit-card']],
  [
    'two lines',
    (text) => `${text.slice(0, 4)} ${text.slice(4, 8)}\n${text.slice(8, 12)} ${text.slice(12)}`,
    ['credit-card'],
  ],
  ['base64', base64, all],
  ['base64 for URLs', (text) => Buffer.from(text).toString('base64url'), all],
  ['base64 of a sentence', (text) => base64(`look here: ${text} and so on`), all],
  [
    'base64 in lines',
    (text) => base64(`${'long '.repeat(20)}${text} and so on`).replace(/.{76}/g, '$&\n'),
    all,
  ],
  ['hexadecimal', (text) => Buffer.from(text).toString('hex'), all],
  ['hexadecimal in capitals', (text) => `0x${Buffer.from(text).toString('hex').toUpperCase()}`, all],
  ['percent-encoding', percent, all],
  ['(at) and (dot)', (text) => text.replace('@', ' (at) ').replaceAll('.', ' (dot) '), ['email-address']],
  ['[at]', (text) => text.replace('@', '[at]'), ['email-address']],
  [
    'at and dot in words',
    (text) => text.replace('@', ' at ').replace('.example', ' dot example'),
    ['email-address'],
  ],
  ['full-width with underscores', (text) => fullWidth(fours('_')(text)), grouped],
];

describe.each(evasions)('%s', (_, evade, detectors) => {
  it.each(detectors)('%s', (id) => {
    const { before, value, after } = values[id];
    const evaded = evade(value);
    const text = before + evaded + after;
    const spans = found(id, text);
    expect(spans).toHaveLength(1);
    // Trailing invisible parts of the last character may be left out, and marks that open an encoding.
    const letters = (part: string): string => part.replace(/[\p{Cf}\p{M}\s=]|^0x/gu, '');
    expect(letters(spans[0] ?? '')).toBe(letters(evaded));
  });
});

describe('a number that a sign joins to a word', () => {
  const card = values['credit-card'].value;
  const spaced = card.replace(/(\d{4})(?=\d)/g, '$1 ');
  const ssn = values['us-ssn'].value;

  it.each([
    ['a query, blanks as plus signs', (it: string) => `https://shop.example/?q=a+${it}`],
    ['a query with more words', (it: string) => `q=my+card+${it}&lang=en`],
    ['a letter and a hyphen', (it: string) => `x-${it}`],
    ['a word and a hyphen', (it: string) => `use karte-${it} please`],
    ['a capital and a hyphen', (it: string) => `Visa-${it}`],
    ['a word in another script', (it: string) => `карта-${it}`],
    ['an encoded blank', (it: string) => `https://shop.example/?q=pay%20${it}`],
    ['an encoded line break', (it: string) => `body=first%0D%0A${it}`],
    ['an encoded sign', (it: string) => `next=%2Fpay%3Fcard%3D${it}`],
  ])('is found behind %s', (_, write) => {
    expect(found('credit-card', write(card))).toEqual([card]);
    expect(found('credit-card', write(spaced))).toEqual([spaced]);
    expect(found('us-ssn', `my ssn: ${write(ssn)}`)).toEqual([ssn]);
  });

  it.each([
    ['a serial number', (it: string) => `AB-${it}`],
    ['a serial number with digits', (it: string) => `unit x7-${it}`],
    ['a path', (it: string) => `https://shop.example/item-${it}`],
    ['a slug', (it: string) => `blue-shoes-${it}`],
    ['a file', (it: string) => `backup.img-${it}`],
    ['an order', (it: string) => `order-${it}`],
    ['a telephone number', (it: string) => `call +${it}`],
    ['a telephone number in a query', (it: string) => `https://wa.example/?phone=+${it}`],
    ['an encoded telephone number', (it: string) => `https://wa.example/?phone=%2B${it}`],
    ['an encoded hyphen', (it: string) => `AB%2D${it}`],
    ['a range', (it: string) => `1000-${it}`],
    ['an address', (it: string) => `name.surname@host-${it}`],
  ])('is not found behind what begins %s', (_, write) => {
    expect(found('credit-card', write(card))).toEqual([]);
  });

  it.each(['dead-1234-4539-8abc-453957876362', 'from-2026-01-15', 'covid-19', 'call me at work-5550100'])(
    'takes nothing for a value in %s',
    (text) => {
      expect(engine.scan(`my ssn and card: ${text}`)).toEqual([]);
    },
  );

  it('needs words about a number that does not prove itself', () => {
    expect(found('us-ssn', `x-${ssn}`)).toEqual([]);
  });
});
