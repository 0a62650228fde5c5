/** A generator with a seed, so that the corpus is the same on every machine and in every run (mulberry32). */
export interface Random {
  /** From 0 up to `limit`, which is excluded. */
  readonly below: (limit: number) => number;
  readonly of: <T>(list: readonly T[]) => T;
  /** `count` characters of the alphabet. */
  readonly text: (count: number, alphabet: string) => string;
  /** A value of a shape; see {@link shapes}. */
  readonly shape: (shape: string) => string;
}

export const digits = '0123456789';
export const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const lower = 'abcdefghijklmnopqrstuvwxyz';
export const hex = '0123456789abcdef';
export const mixed = `${upper}${lower}${digits}`;

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixing = Math.imul(state ^ (state >>> 15), state | 1);
    mixing ^= mixing + Math.imul(mixing ^ (mixing >>> 7), mixing | 61);
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const of = <T>(list: readonly T[]): T => {
    const chosen = list[below(list.length)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  const text = (count: number, alphabet: string) =>
    Array.from({ length: count }, () => alphabet.charAt(below(alphabet.length))).join('');
  return { below, of, text, shape: (shape) => filled(shape, of, text) };
}

/**
 * A shape: `#` a digit, `^` a digit but zero, `@` a capital letter, `?` a capital letter or a digit, `{yy}`, `{yyyy}`,
 * `{mm}`, `{dd}` parts of a day between 1950 and 1999, anything else itself.
 */
function filled(
  shape: string,
  of: <T>(list: readonly T[]) => T,
  text: (count: number, alphabet: string) => string,
): string {
  const kinds: Readonly<Record<string, () => string>> = {
    '#': () => text(1, digits),
    '^': () => text(1, digits.slice(1)),
    '@': () => text(1, 'ABCDEFGHJKLMNPRSTUVWXYZ'),
    '?': () => text(1, 'ABCDEFGHJKLMNPRSTUVWXYZ23456789'),
    '{yy}': () => `${of(['5', '6', '7', '8', '9'])}${text(1, digits)}`,
    '{yyyy}': () => `19${of(['5', '6', '7', '8', '9'])}${text(1, digits)}`,
    '{mm}': () => of(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']),
    '{dd}': () => `${of(['0', '1', '2'])}${of(['1', '2', '3', '4', '5', '6', '7', '8'])}`,
  };
  return shape.replace(/\{\w+\}|[#^@?]/g, (kind) => kinds[kind]?.() ?? kind);
}
