import { checksOut, luhn } from './check-digits.ts';

/** Prefix ranges and lengths of the card networks (their public BIN tables, as of 2026). Every chat page loads them. */
const brands: readonly (readonly [from: string, to: string, lengths: readonly number[]])[] = [
  ['4', '4', [13, 16, 19]], // Visa
  ['51', '55', [16]], // Mastercard
  ['2221', '2720', [16]], // Mastercard
  ['34', '34', [15]], // American Express
  ['37', '37', [15]], // American Express
  ['300', '305', [14, 16]], // Diners Club
  ['36', '36', [14, 16]], // Diners Club
  ['38', '39', [14, 16]], // Diners Club
  ['6011', '6011', [16, 19]], // Discover
  ['644', '659', [16, 19]], // Discover
  ['3528', '3589', [16, 19]], // JCB
  ['62', '62', [16, 17, 18, 19]], // UnionPay
  ['50', '50', [16, 19]], // Maestro
  ['56', '58', [16, 19]], // Maestro
  ['6304', '6304', [16, 19]], // Maestro
  ['6759', '6763', [16, 19]], // Maestro
  ['2200', '2204', [16, 19]], // Mir
];

export function isLuhn(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '');
  // All zeros check out but are a placeholder.
  return digits.length > 1 && /[1-9]/.test(digits) && checksOut(digits, luhn);
}

export function isCardBrand(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '');
  return brands.some(([from, to, lengths]) => {
    const prefix = digits.slice(0, from.length);
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });
}
