import type { Random } from './random.ts';

const scalars = [
  ...[
    'null',
    '7',
    '-1',
    '1e309',
    '99999999999999999999',
    'true',
    '""',
    '[]',
    '{}',
    '[[[]]]',
    '{ a: 1 }',
    '~',
  ],
  ...['.nan', '0x1f', '"\\ud83d"', '|', '>-', '*a', '&a x', '!!binary aGk=', '<<', '*', "'", '2026-01-01'],
  ...["'('", "'[z-a]'", "'(?=x)'", "'a{1001}'", "'(a+)+$'", "'\\1'", "'\\p{Nope}'", "'(?:[a-z]{900}){900}'"],
  ...[
    "'.*'",
    "'\\d'",
    "'^'",
    '[1, 2, 3]',
    '"{{luhn:}}"',
    '"{{iban:XX:1}}"',
    'constructor',
    '__proto__',
    'high',
  ],
];
const fields = [
  'unknown',
  'regex',
  'keywords',
  'support',
  'validators',
  'toString',
  '__proto__',
  'examples',
  'a b',
];

/** One change to a YAML text, as typing errors and broken generators make them. */
export function mutated(random: Random, text: string): string {
  const lines = text.split('\n');
  const at = random.int(lines.length);
  const line = lines[at] ?? '';
  const put = (...instead: readonly string[]): string =>
    [...lines.slice(0, at), ...instead, ...lines.slice(at + 1)].join('\n');
  switch (random.int(12)) {
    case 0:
      return put();
    case 1:
      return put(line, line);
    case 2:
      return swapped(lines, at, random.int(lines.length));
    case 3:
      return put(`${' '.repeat(1 + random.int(4))}${line}`);
    case 4:
      return put(line.replace(/^ {1,2}/, random.pick(['', '\t', '   '])));
    case 5:
    case 6:
      return put(line.replace(/(:|-) +[^{[].*$/, (_, mark: string) => `${mark} ${random.pick(scalars)}`));
    case 7:
      return put(line, `${/^ */.exec(line)?.[0] ?? ''}${random.pick(fields)}: ${random.pick(scalars)}`);
    case 8:
      return put(line.replace(/\d+/, random.pick(['0', '-3', '100000', '1e99', '3.5', '9'.repeat(30)])));
    case 9:
      return put(
        line + random.pick(['x', '['.repeat(30), ' {', ' # note', ' "', 'y'.repeat(6000), '\u0000', ' : b']),
      );
    case 10:
      return withoutPiece(random, text);
    default:
      return withAlias(random, lines, at);
  }
}

function swapped(lines: readonly string[], a: number, b: number): string {
  const copy = [...lines];
  [copy[a], copy[b]] = [lines[b] ?? '', lines[a] ?? ''];
  return copy.join('\n');
}

function withoutPiece(random: Random, text: string): string {
  const at = random.int(text.length + 1);
  return (
    text.slice(0, at) + random.pick(['', ')', ']', "'", '\\', '\u{1f600}']) + text.slice(at + random.int(4))
  );
}

/** Names a value and uses the name somewhere else, or nowhere known. */
function withAlias(random: Random, lines: readonly string[], at: number): string {
  const named = lines.map((line, i) => (i === at ? line.replace(/: (?=\S)/, ': &a ') : line));
  const other = random.int(lines.length);
  return named
    .map((line, i) =>
      i === other ? line.replace(/: .*$/, random.pick([': *a', ': *b', ': [*a, *a]'])) : line,
    )
    .join('\n');
}
