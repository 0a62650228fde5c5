import type { iso7064Systems } from './schema.ts';

/** The dihedral group's multiplication table (J. Verhoeff, 1969), row by row. */
const product =
  '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const permutation = '01234567891576283094580379614289160435279453126870428657390127938064157046913258';

export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    check = Number(product[check * 10 + Number(permutation[(i % 8) * 10 + digit])]);
  }
  return check === 0;
}

/** A quasigroup of order 10 (H. M. Damm, 2004), row by row. */
const quasigroup =
  '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';

export function damm(digits: string): boolean {
  let check = 0;
  for (const digit of digits) check = Number(quasigroup[check * 10 + Number(digit)]);
  return check === 0;
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';

/** ISO/IEC 7064: pure systems (radix 2 or 10, one or two check characters) and hybrid ones. */
export const iso7064: Readonly<Record<(typeof iso7064Systems)[number], (text: string) => boolean>> = {
  'mod-11-2': (text) => pure(text, 11, 2, 'X'),
  'mod-37-2': (text) => pure(text, 37, 2, '*'),
  'mod-97-10': modulo97,
  'mod-11-10': (text) => hybrid(text, 10),
  'mod-37-36': (text) => hybrid(text, 36),
};

/** The character of value `modulus - 1` stands in the last place only. */
function pure(text: string, modulus: number, radix: number, last: string): boolean {
  let rest = 0;
  for (const [i, char] of [...text].entries()) {
    const isLast = char === last && i === text.length - 1;
    const value = isLast ? modulus - 1 : alphabet.indexOf(char);
    if (value < 0 || (!isLast && value >= modulus - 1)) return false;
    rest = (rest * radix + value) % modulus;
  }
  return text.length > 1 && rest === 1;
}

function modulo97(text: string): boolean {
  let rest = 0;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0 || value > 35) return false;
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return text.length > 2 && rest === 1;
}

function hybrid(text: string, radix: number): boolean {
  let rest = radix;
  for (const [i, char] of [...text].entries()) {
    const value = alphabet.indexOf(char);
    if (value < 0 || value >= radix) return false;
    const sum = (rest + value) % radix;
    if (i === text.length - 1) return text.length > 1 && sum === 1;
    rest = ((sum === 0 ? radix : sum) * 2) % (radix + 1);
  }
  return false;
}
