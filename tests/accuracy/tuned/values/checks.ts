import { stdnum } from 'stdnum';

/** Whether a value, with its separators, is one that its office could have given out. */
export type Valid = (value: string) => boolean;

const countries: Readonly<
  Record<string, Readonly<Record<string, { validate: (value: string) => { isValid: boolean } }>>>
> = stdnum;

/** As the package stdnum judges it: an implementation that has nothing to do with the detectors'. */
export function byStdnum(name: string): Valid {
  const [country = '', number = ''] = name.split('.');
  const validator = countries[country]?.[number];
  if (!validator) throw new Error(`stdnum has no ${name}`);
  // Some of its validators do not know the separators that people write, others read the century from one.
  return (value) => validator.validate(value).isValid || validator.validate(plain(value)).isValid;
}

export const plain = (value: string) => value.replace(/[^0-9A-Za-z]/g, '').toUpperCase();

/** The value of a character in most schemes: digits themselves, A as 10 and so on. */
const number = (character: string) => Number.parseInt(character, 36);

/** A weighted sum of the first characters modulo `modulus` gives the next one, by its place in `map`. */
export function weighted(weights: readonly number[], modulus: number, map = '0123456789', from = 0): Valid {
  return (value) => {
    const text = plain(value);
    const sum = weights.reduce((total, weight, at) => total + weight * number(text.charAt(from + at)), 0);
    return map.charAt(sum % modulus) === text.charAt(from + weights.length);
  };
}

export const all =
  (...checks: readonly Valid[]): Valid =>
  (value) =>
    checks.every((check) => check(value));

export const any =
  (...checks: readonly Valid[]): Valid =>
  (value) =>
    checks.some((check) => check(value));

export const luhn: Valid = (value) => {
  const text = plain(value);
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = Number(text.charAt(text.length - 1 - at)) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return text.length > 0 && sum % 10 === 0;
};

/** Order 1167 of the Russian pension fund: positions 9 to 1, modulo 101. */
export const snils: Valid = (value) => {
  const text = plain(value);
  const sum = [...text.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (9 - at), 0);
  return (sum % 101) % 100 === Number(text.slice(9));
};

/** ISO 13616: the four first characters at the end, letters as numbers, modulo 97 leaves 1. */
export const iban: Valid = (value) => {
  const text = plain(value);
  const turned = [...`${text.slice(4)}${text.slice(0, 4)}`].map((character) => String(number(character)));
  return (
    turned
      .join('')
      .split('')
      .reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1
  );
};
