import { checksOut, luhn } from './validators/check-digits.ts';
import { ibanCheckDigits } from './validators/iban.ts';

/**
 * Assembles an example's text: `{{luhn:453957876362148}}` gets its check digit, `{{iban:DE:3704 0044 ...}}` its two,
 * `{{join:AK|IA}}` is put together. `\n` stays as YAML gave it. Null when a placeholder is malformed.
 */
export function expandPlaceholders(text: string): string | null {
  let malformed = false;
  const expanded = text.replace(/\{\{([a-z]+):([^{}]*)\}\}/g, (whole, name: string, argument: string) => {
    const value = expand(name, argument);
    if (value === null) malformed = true;
    return value ?? whole;
  });
  return malformed ? null : expanded;
}

function expand(name: string, argument: string): string | null {
  if (name === 'join') return argument.split('|').join('');
  if (name === 'luhn') return withLuhn(argument);
  const iban = name === 'iban' ? /^([A-Z]{2}):([0-9A-Z ]+)$/.exec(argument) : null;
  if (!iban) return null;
  const [, country = '', bban = ''] = iban;
  return `${country}${ibanCheckDigits(country, bban.replaceAll(' ', ''))}${bban}`;
}

/** Separators stay where they are; the check digit comes last. */
function withLuhn(argument: string): string | null {
  const digits = argument.replace(/[^0-9]/g, '');
  if (digits === '') return null;
  for (let check = 0; check <= 9; check += 1) {
    if (checksOut(`${digits}${check}`, luhn)) return `${argument}${check}`;
  }
  return null;
}
