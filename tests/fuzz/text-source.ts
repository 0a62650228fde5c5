import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import type { Detector } from '../../lib/core/policy/schema.ts';
import type { Random } from './random.ts';

/** What texts are put together from. */
export interface Pieces {
  readonly values: readonly string[];
  readonly texts: readonly string[];
  readonly keywords: readonly string[];
}

export function piecesOf(detectors: readonly Detector[]): Pieces {
  const expanded = (text: string): string => expandPlaceholders(text) ?? text;
  const examples = detectors.flatMap(({ examples: { match, noMatch } }) => [...match, ...noMatch]);
  return {
    values: detectors.flatMap(({ examples }) => examples.match.flatMap(({ find }) => find.map(expanded))),
    texts: examples.map(({ text }) => expanded(text)),
    keywords: detectors.flatMap(({ patterns }) =>
      patterns.flatMap(({ keywords = [], support = [], contrary = [] }) =>
        [
          ...keywords,
          ...support.flatMap((one) => one.keywords ?? []),
          ...contrary.flatMap((one) => one.keywords),
        ].map((word) => word.replaceAll('*', '')),
      ),
    ),
  };
}

const separators = [
  ' ',
  '-',
  '.',
  '/',
  ', ',
  ': ',
  '\n',
  '\t',
  '\u00a0',
  '_',
  '',
  ';',
  '\r\n',
  '\u2013',
  '|',
];
const exotic = [
  ...['\ud83d', '\ude00', '\u{1f600}', '\u0301', '\u20dd', '\u202e', '\u2066', '\u200b', '\u200d', '\u2060'],
  ...['\ufeff', '\u00ad', '\ufe0f\u20e3', '\ufe0f', '\u{e0100}', '\u034f', '\uff11\uff12', '\u0661\u0662'],
  ...['\u{1d7ce}\u{1d7cf}', '\u2460', '\u00b2', '\u0430\u0435\u043e', '\u4e2d\u6587', '\uffff', '\u0000'],
  ...['%20', '%34%31', '&#52;', '\\u0034', '0x', '\u3000', '\u{10ffff}'],
];
const fragments = ['4 ', '1', 'a@', 'password is ', '-----BEGIN ', '0-', 'aA1', '= ', 'key ', '(+', '. '];

/** A text of up to some hundred characters; seldom of some thousand. */
export function textOf(random: Random, pieces: Pieces): string {
  const piece = (): string => {
    const kind = random.int(12);
    if (kind <= 2) return random.pick(pieces.values);
    if (kind === 3) return random.pick(pieces.texts).slice(0, 200);
    if (kind <= 5) return random.pick(pieces.keywords);
    if (kind === 6) return random.pick(exotic);
    if (kind === 7) return spread(random, random.pick(pieces.values));
    if (kind === 8) return encoded(random, random.pick(pieces.values));
    if (kind === 9) return random.some(1, 24, () => random.pick([...'0123456789', ' ', '-', '.'])).join('');
    if (kind === 10) return random.some(8, 48, () => random.pick([...'abcdefXYZ0189+/_'])).join('');
    return damaged(random, random.pick(pieces.values));
  };
  const parts = random.some(1, 9, () => `${piece()}${random.pick(separators)}`);
  if (random.chance(0.03)) parts.push(random.pick(fragments).repeat(50 + random.int(400)));
  return parts.join('');
}

/** A value with something between its characters. */
function spread(random: Random, value: string): string {
  const between = random.pick([...separators, ...exotic]);
  const share = random.pick([0.2, 0.5, 1]);
  return [...value].map((char) => (random.chance(share) ? char + between : char)).join('');
}

function encoded(random: Random, value: string): string {
  const bytes = Buffer.from(value, 'utf8');
  return random.pick([
    () => bytes.toString('base64'),
    () => bytes.toString('base64url'),
    () => bytes.toString('hex'),
    () => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
    () => value.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0)),
    () => value.toUpperCase(),
  ])();
}

function damaged(random: Random, value: string): string {
  const at = random.int(value.length + 1);
  return value.slice(0, at) + random.pick(['', 'x', '7', ' ', '\u200b']) + value.slice(at + random.int(2));
}
