/** What is known about telephone numbers: a part of the policy bundle, made at publish for the policy's regions. */
export interface Phones {
  /** Possible lengths of the number behind a calling code: bit n stands for n digits. */
  readonly codes: Readonly<Record<string, number>>;
  readonly regions: readonly PhoneRegion[];
}

export interface PhoneRegion {
  /** ISO 3166-1. */
  readonly region: string;
  /** Calling code, such as `49`. */
  readonly code: string;
  /** Dialled before national numbers, such as `0`; empty where there is none. */
  readonly prefix: string;
  /** Whether people leave the prefix out. */
  readonly prefixOptional: boolean;
  /** Valid national numbers: see `digitAutomaton`. */
  readonly numbers: string;
}

/** Keeps a row's characters printable. */
export const rowBase = 48;
const rowLength = 11;

/** Whether an automaton of `digitAutomaton` accepts a string of digits. */
export function acceptsDigits(automaton: string, text: string): boolean {
  let state = 1;
  for (let i = 0; i < text.length && state > 0; i += 1)
    state = automaton.charCodeAt(state * rowLength + 1 + text.charCodeAt(i) - 48) - rowBase;
  return state > 0 && automaton[state * rowLength] === '1';
}

/**
 * ITU-T E.164, written with `+`, `00`, `011` or nothing before the calling code: a code that exists, a length that its
 * numbering plans allow, and a valid number where the region is one of the policy's.
 */
export function isInternational(value: string, phones: Phones | null): boolean {
  // "(0)" is what not to dial from abroad.
  const dialled = value.replace('(0)', '').replace(/[^0-9]/g, '');
  const number = value.includes('+') ? dialled : dialled.replace(/^(?:00|011)/, '');
  if (phones === null) return number.length >= 8 && number.length <= 15;
  for (let length = 1; length <= 3; length += 1) {
    const lengths = phones.codes[number.slice(0, length)];
    if (lengths === undefined) continue;
    const rest = number.slice(length);
    return ((lengths >> rest.length) & 1) === 1 && !isOneDigit(rest);
  }
  return false;
}

/** A number as it is dialled inside one of the policy's regions. */
export function isNational(value: string, phones: Phones | null): boolean {
  const dialled = value.replace(/[^0-9]/g, '');
  return phones?.regions.some((region) => isOfRegion(dialled, region)) ?? false;
}

function isOfRegion(dialled: string, { prefix, prefixOptional, numbers }: PhoneRegion): boolean {
  if (prefix === '') return acceptsDigits(numbers, dialled);
  if (dialled.startsWith(prefix) && acceptsDigits(numbers, dialled.slice(prefix.length))) return true;
  return prefixOptional && acceptsDigits(numbers, dialled);
}

function isOneDigit(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}
