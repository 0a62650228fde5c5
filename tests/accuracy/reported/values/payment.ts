import { createHash } from 'node:crypto';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { complete, luhnValid, mod97 } from './checks.ts';
import { masked } from './national-id.ts';
import type { Random } from './random.ts';
import { BASE62, DIGITS, HEX, UPPER } from './random.ts';

const BRANDS = [
  { prefixes: ['4539', '4916', '4485', '4024', '4716'], length: 16 },
  { prefixes: ['5180', '5299', '5412', '5524', '2228'], length: 16 },
  { prefixes: ['3411', '3714', '3782'], length: 15 },
  { prefixes: ['6011', '6510'], length: 16 },
  { prefixes: ['3566', '3540'], length: 16 },
] as const;
const MASKS = ['#### #### #### ####', '################', '####-####-####-####', '#### #### #### ####'];
const AMEX_MASKS = ['#### ###### #####', '###############', '####-######-#####'];

/** ISO/IEC 7812 numbers of the large brands, as people space them. */
export function card(chance: Random): string {
  const brand = chance.pick([...BRANDS, BRANDS[0], BRANDS[1]]);
  const prefix = chance.pick<string>(brand.prefixes);
  const body = prefix + chance.digits(brand.length - 1 - prefix.length);
  const value = complete(body, 1, DIGITS, luhnValid) ?? '';
  return masked(value, chance.pick(brand.length === 15 ? AMEX_MASKS : MASKS));
}

/** Card-like, and failing Luhn. */
export function badCard(chance: Random): string {
  const right = card(chance);
  return right.slice(0, -1) + String((Number(right.slice(-1)) + chance.between(1, 9)) % 10);
}

/** SWIFT's IBAN registry: `n` a digit, `a` a capital letter. */
const IBAN_SHAPES: Readonly<Record<string, string>> = {
  DE: 'n'.repeat(18),
  FR: `${'n'.repeat(10)}${'n'.repeat(13)}`,
  ES: 'n'.repeat(20),
  IT: `a${'n'.repeat(22)}`,
  PL: 'n'.repeat(24),
  CZ: 'n'.repeat(20),
  SK: 'n'.repeat(20),
  NL: `aaaa${'n'.repeat(10)}`,
  SE: 'n'.repeat(20),
  TR: `${'n'.repeat(5)}0${'n'.repeat(16)}`,
  UA: 'n'.repeat(25),
  SA: 'n'.repeat(20),
  AE: 'n'.repeat(19),
  EG: 'n'.repeat(25),
  IL: 'n'.repeat(19),
  GB: `aaaa${'n'.repeat(14)}`,
  IE: `aaaa${'n'.repeat(14)}`,
  CH: 'n'.repeat(17),
  AT: 'n'.repeat(16),
  BE: 'n'.repeat(12),
  PT: 'n'.repeat(21),
  GR: 'n'.repeat(23),
  RO: `aaaa${'n'.repeat(16)}`,
  HU: 'n'.repeat(24),
  BR: `${'n'.repeat(23)}an`,
  NO: 'n'.repeat(11),
  DK: 'n'.repeat(14),
  FI: 'n'.repeat(14),
};

/** ISO 13616: the country's account with the two check digits of MOD 97-10. */
export function iban(chance: Random, country: string): string {
  const shape = IBAN_SHAPES[country];
  if (shape === undefined) throw new Error(`no IBAN shape for ${country}`);
  const account = [...shape].map((sign) => fill(chance, sign)).join('');
  const checks = String(98 - mod97(`${account}${country}00`)).padStart(2, '0');
  return grouped(chance, `${country}${checks}${account}`);
}

export function badIban(chance: Random, country: string): string {
  const right = iban(chance, country);
  const wrong = (Number(right.slice(2, 4)) % 90) + chance.between(3, 8);
  return right.slice(0, 2) + String(wrong).padStart(2, '0') + right.slice(4);
}

function fill(chance: Random, sign: string): string {
  if (sign === 'n') return chance.digits(1);
  return sign === 'a' ? chance.chars(UPPER, 1) : sign;
}

function grouped(chance: Random, value: string): string {
  return chance.between(1, 5) > 2 ? value.replaceAll(/.{4}(?=.)/g, '$& ') : value;
}

export function ibanValid(value: string): boolean {
  const compact = value.replaceAll(' ', '');
  return mod97(compact.slice(4) + compact.slice(0, 4)) === 1;
}

const BASE58 = [...BASE62].filter((sign) => !'0OIl'.includes(sign)).join('');
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** A Bitcoin address (base58check), a witness address (BIP 173), or Ethereum's with EIP-55 capitals. */
export function cryptoAddress(chance: Random): string {
  return chance.pick([base58Address, bech32Address, etherAddress])(chance);
}

function base58Address(chance: Random): string {
  const payload = Buffer.from(`00${chance.chars(HEX, 40)}`, 'hex');
  const twice = sha256(sha256(payload)).subarray(0, 4);
  let value = BigInt(`0x${Buffer.concat([payload, twice]).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = BASE58_BITCOIN.charAt(Number(value % 58n)) + text;
  return `1${text}`;
}
const BASE58_BITCOIN = [...BASE58].sort().join('');

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function bech32Address(chance: Random): string {
  const program = Array.from({ length: 32 }, (_, at) =>
    at === 31 ? chance.between(0, 1) * 16 : chance.between(0, 31),
  );
  const data = [0, ...program];
  const prefix = [3, 3, 0, 2, 3]; // "bc", expanded
  const rest = polymod([...prefix, ...data, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checks = [25, 20, 15, 10, 5, 0].map((shift) => (rest >>> shift) & 31);
  return `bc1${[...data, ...checks].map((value) => BECH32.charAt(value)).join('')}`;
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return values.reduce((before, value) => {
    const mixed = ((before & 0x1ffffff) << 5) ^ value;
    return generators.reduce(
      (sum, generator, at) => (((before >>> 25) >>> at) & 1 ? sum ^ generator : sum),
      mixed,
    );
  }, 1);
}

function etherAddress(chance: Random): string {
  const lower = chance.chars(HEX, 40);
  const hash = Buffer.from(keccak_256(new TextEncoder().encode(lower))).toString('hex');
  const cased = [...lower].map((sign, at) =>
    Number.parseInt(hash.charAt(at), 16) > 7 ? sign.toUpperCase() : sign,
  );
  return `0x${cased.join('')}`;
}
