import { checksOut, luhn } from './check-digits.ts';

/** Prefix ranges and lengths of the card networks (their public BIN tables, as of 2026). */
const brands: readonly { readonly from: string; readonly to: string; readonly lengths: readonly number[] }[] =
  [
    { from: '4', to: '4', lengths: [13, 16, 19] }, // Visa
    { from: '51', to: '55', lengths: [16] }, // Mastercard
    { from: '2221', to: '2720', lengths: [16] }, // Mastercard
    { from: '34', to: '34', lengths: [15] }, // American Express
    { from: '37', to: '37', lengths: [15] }, // American Express
    { from: '300', to: '305', lengths: [14, 16] }, // Diners Club
    { from: '36', to: '36', lengths: [14, 16] }, // Diners Club
    { from: '38', to: '39', lengths: [14, 16] }, // Diners Club
    { from: '6011', to: '6011', lengths: [16, 19] }, // Discover
    { from: '644', to: '659', lengths: [16, 19] }, // Discover
    { from: '3528', to: '3589', lengths: [16, 19] }, // JCB
    { from: '62', to: '62', lengths: [16, 17, 18, 19] }, // UnionPay
    { from: '50', to: '50', lengths: [16, 19] }, // Maestro
    { from: '56', to: '58', lengths: [16, 19] }, // Maestro
    { from: '6304', to: '6304', lengths: [16, 19] }, // Maestro
    { from: '6759', to: '6763', lengths: [16, 19] }, // Maestro
    { from: '2200', to: '2204', lengths: [16, 19] }, // Mir
  ];

export function isLuhn(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '');
  // All zeros check out but are a placeholder.
  return digits.length > 1 && /[1-9]/.test(digits) && checksOut(digits, luhn);
}

export function isCardBrand(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '');
  return brands.some(({ from, to, lengths }) => {
    const prefix = digits.slice(0, from.length);
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });
}
