const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
/** What A to Z are worth; I, O and Q are never used. */
const letters = '12345678.12345.7.923456789';

/**
 * ISO 3779 vehicle identification number: 17 characters, letters and digits, the last four digits. Vehicles of North
 * America and China (first character 1-5, L) must have the check digit of 49 CFR 565.
 */
export function isVin(value: string): boolean {
  const vin = value.toUpperCase();
  if (!/^[A-HJ-NPR-Z0-9]{13}[0-9]{4}$/.test(vin) || !/[A-Z]/.test(vin)) return false;
  return !/^[1-5L]/.test(vin) || vin[8] === '0123456789X'[remainder(vin)];
}

function remainder(vin: string): number {
  let sum = 0;
  for (const [i, weight] of weights.entries()) {
    const unit = vin.charCodeAt(i);
    sum += weight * (unit < 58 ? unit - 48 : Number(letters[unit - 65]));
  }
  return sum % 11;
}
