/** A check digit scheme as data: a weighted sum of the digits, right to left, modulo something. */
export interface WeightedSum {
  readonly weights: readonly number[];
  readonly modulus: number;
  readonly remainder: number;
  /** Whether a product of two digits counts by its digit sum, as in Luhn. */
  readonly sumDigits: boolean;
}

/** ISO/IEC 7812-1, annex B. */
export const luhn: WeightedSum = { weights: [1, 2], modulus: 10, remainder: 0, sumDigits: true };

/** Whether a string of digits, its check digit last, satisfies the scheme. */
export function checksOut(digits: string, scheme: WeightedSum): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const product = digit * (scheme.weights[i % scheme.weights.length] ?? 0);
    sum += scheme.sumDigits && product > 9 ? product - 9 : product;
  }
  return sum % scheme.modulus === scheme.remainder;
}

/** The remainder of letters (A = 10 ... Z = 35) and digits modulo 97, as ISO/IEC 7064 MOD 97-10 reads them. */
export function modulo97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest;
}
