/** Plainly made-up values, assembled when run so that no scanner takes this file for a leak. */

function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A 16-digit number with a valid check digit that no bank has issued. */
export const cardNumber = (seed = 148): string => {
  const digits = `453957876362${String(seed).padStart(3, '0')}`;
  return digits + luhnDigit(digits);
};
export const cardMessage = (seed?: number): string =>
  `please book it on card ${cardNumber(seed)} exp 09/27 thanks`;

/** A German IBAN with valid check digits (ISO 13616) and an account number that nobody has. */
export const iban = (seed = 0): string => {
  const bban = `37040044${String(532_013_000 + seed).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${bban}131400`) % 97n); // D = 13, E = 14
  return `DE${String(check).padStart(2, '0')}${bban}`;
};
