const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the checksum of all symbols leaves: BIP-173 (bech32) or BIP-350 (bech32m). */
const residues: readonly number[] = [1, 0x2bc830a3];

/** Bech32 or bech32m: one case, and a right checksum. */
export function isBech32(value: string): boolean {
  const text = value.toLowerCase();
  const one = text.lastIndexOf('1');
  if ((text !== value && value.toUpperCase() !== value) || one < 1 || text.length - one < 7) return false;
  let sum = 1;
  for (let i = 0; i < one; i += 1) sum = add(sum, text.charCodeAt(i) >> 5);
  sum = add(sum, 0);
  for (let i = 0; i < one; i += 1) sum = add(sum, text.charCodeAt(i) & 31);
  for (const char of text.slice(one + 1)) {
    const symbol = alphabet.indexOf(char);
    if (symbol < 0) return false;
    sum = add(sum, symbol);
  }
  return residues.includes(sum);
}

function add(sum: number, symbol: number): number {
  let next = ((sum & 0x1ffffff) << 5) ^ symbol;
  generators.forEach((generator, bit) => {
    if (((sum >>> 25) >> bit) & 1) next ^= generator;
  });
  return next;
}
