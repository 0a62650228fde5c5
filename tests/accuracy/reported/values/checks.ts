/** Check-digit arithmetic, written from the standards and independent of the product's. */

export function digitsOf(value: string): number[] {
  return [...value].map((character) => Number.parseInt(character, 36));
}

/** The sum of products of characters (0–9, A = 10 …) and weights; characters beyond the weights count nothing. */
export function weighted(value: string, weights: readonly number[]): number {
  return digitsOf(value).reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0);
}

/** ISO/IEC 7812-1 annex B. */
export function luhnValid(value: string): boolean {
  const sum = digitsOf(value)
    .reverse()
    .reduce((total, digit, at) => {
      const counted = at % 2 === 1 ? digit * 2 : digit;
      return total + (counted > 9 ? counted - 9 : counted);
    }, 0);
  return sum % 10 === 0;
}

/** ISO 7064 MOD 97-10 on letters and digits, as ISO 13616 uses it. */
export function mod97(value: string): number {
  return digitsOf(value).reduce((rest, digit) => (rest * (digit > 9 ? 100 : 10) + digit) % 97, 0);
}

/** ISO 7064 MOD 11,10 over the whole value, check digit included. */
export function mod1110Valid(value: string): boolean {
  const digits = digitsOf(value);
  const last = digits.pop() ?? 0;
  const product = digits.reduce((before, digit) => (((digit + before) % 10 || 10) * 2) % 11, 10);
  return (product + last) % 10 === 1;
}

const D5 = (a: number, b: number): number => {
  // The dihedral group of ten elements: rotations 0–4, reflections 5–9.
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
};
const VERHOEFF = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Verhoeff, 1969: permuted by position from the right, multiplied in the dihedral group. */
export function verhoeffValid(value: string): boolean {
  const permuted = (digit: number, times: number): number =>
    times === 0 ? digit : permuted(VERHOEFF[digit] ?? 0, times - 1);
  const product = digitsOf(value)
    .reverse()
    .reduce((before, digit, at) => D5(before, permuted(digit, at % 8)), 0);
  return product === 0;
}

/** GS1: weights 1 and 3 in turn, from the right. */
export function gs1Valid(value: string): boolean {
  return (
    digitsOf(value)
      .reverse()
      .reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) %
      10 ===
    0
  );
}

/** The first ending of `length` characters that makes the body valid; nothing if there is none. */
export function complete(
  body: string,
  length: number,
  alphabet: string,
  valid: (value: string) => boolean,
): string | undefined {
  if (length === 0) return valid(body) ? body : undefined;
  for (const character of alphabet) {
    const found = complete(body + character, length - 1, alphabet, valid);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** CRC-32 (IEEE 802.3), as GitHub's and npm's tokens carry it. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
