import { digits, type Random } from '../random.ts';
import { iban, luhn } from './checks.ts';

const brands = [
  '4539############',
  '4716############',
  '5412############',
  '2221############',
  '37#############',
  '6011############',
  '3530############',
  '6762############',
  '305###########',
  '62##############',
];

/** A card's number of a brand, plain or in the groups that it is printed in. */
export function card(random: Random, turn: number): string {
  const shape = brands[turn % brands.length] ?? '';
  const number = until(() => random.shape(shape), luhn);
  const separator = ['', ' ', '-'][Math.floor(turn / 3) % 3] ?? '';
  const groups =
    number.length === 15 ? /^(.{4})(.{6})(.{5})$/ : number.length === 14 ? /^(.{4})(.{6})(.{4})$/ : null;
  const parts = groups ? (groups.exec(number)?.slice(1) ?? []) : (number.match(/.{1,4}/g) ?? []);
  return parts.join(separator);
}

/** Sixteen digits that begin like a card's and whose last digit is wrong. */
export function wrongCard(random: Random): string {
  return until(
    () => random.shape('4539############'),
    (value) => !luhn(value),
  );
}

const accounts: Readonly<Record<string, string>> = {
  DE: '##################',
  FR: '#######################',
  ES: '####################',
  IT: '@######################',
  NL: 'INGB##########',
  PL: '########################',
  CZ: '####################',
  GB: 'NWBK##############',
  BE: '############',
  AT: '################',
  CH: '#################',
  PT: '#####################',
  SE: '####################',
  NO: '###########',
  FI: '##############',
  DK: '##############',
  IE: 'AIBK##############',
  RO: 'BTRL################',
  HU: '########################',
  TR: '######0###############',
  GR: '#######################',
  SA: '####################',
  AE: '###################',
  IL: '###################',
};

export const ibanCountries = Object.keys(accounts);

export function accountNumber(random: Random, country: string, grouped: boolean): string {
  const account = random.shape(accounts[country] ?? '');
  for (let check = 2; check < 99; check += 1) {
    const value = `${country}${String(check).padStart(2, '0')}${account}`;
    if (iban(value)) return grouped ? (value.match(/.{1,4}/g) ?? []).join(' ') : value;
  }
  throw new Error('no check digits fit');
}

export function wrongAccountNumber(random: Random, country: string): string {
  const right = accountNumber(random, country, false);
  const last = right.slice(-1);
  return `${right.slice(0, -1)}${String((Number(last) + 1) % 10)}`;
}

/** Areas 001 to 665, groups 01 to 99, serials 0001 to 9999: what was given out before 2011. */
export function ssn(random: Random, separator: string): string {
  const area = String(100 + random.below(565)).padStart(3, '0');
  const group = String(11 + random.below(88));
  return [
    area === '219' ? '218' : area,
    group,
    `${random.text(1, digits.slice(1))}${random.text(3, digits.slice(1))}`,
  ].join(separator);
}

function until(make: () => string, fits: (value: string) => boolean): string {
  for (let left = 10_000; left > 0; left -= 1) {
    const value = make();
    if (fits(value)) return value;
  }
  throw new Error('no value fits');
}
