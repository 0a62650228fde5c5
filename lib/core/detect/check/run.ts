import { lazy } from '../../lazy.ts';
import type { Check, CheckStep } from './schema.ts';
import { damm, iso7064, verhoeff } from './systems.ts';

type Step<Name extends string> =
  Extract<CheckStep, { readonly [key in Name]: unknown }> extends Record<Name, infer S> ? S : never;
type Stretch = { readonly from?: number | undefined; readonly to?: number | undefined };

/** Whether a value satisfies a check-digit program. Separators in it do not count. */
export function satisfies(check: Check, value: string): boolean {
  return holdsAll(check.check, compact(value));
}

let lastValue = '';
let lastCompact = '';

/**
 * A value as check-digit programs read it: letters in upper case and digits, nothing else. The last answer is kept:
 * the programs of many detectors are asked about the same number, one after the other.
 */
export function compact(value: string): string {
  if (value !== lastValue) {
    lastValue = value;
    lastCompact = /^[0-9A-Z]*$/.test(value) ? value : value.replace(separators(value), '').toUpperCase();
  }
  return lastCompact;
}

const asciiSeparators = /[^0-9A-Za-z]+/g;
const anySeparators = lazy(() => /[^\p{L}\p{N}]+/gu);

/** Unicode's categories are several times slower to ask for, and hardly ever needed. */
function separators(value: string): RegExp {
  return /^[\0-\x7f\xa0\u2000-\u206f]*$/.test(value) ? asciiSeparators : anySeparators();
}

function holdsAll(steps: readonly CheckStep[], text: string): boolean {
  for (const step of steps) if (!holds(step, text)) return false;
  return true;
}

function holds(step: CheckStep, text: string): boolean {
  if ('length' in step) return hasLength(step.length, text);
  if ('sum' in step) return sumHolds(step.sum, text);
  if ('modulo' in step) return moduloHolds(step.modulo, text);
  if ('luhn' in step) return luhnHolds(digitsOf(text, step.luhn));
  if ('verhoeff' in step) return isDigits(digitsOf(text, step.verhoeff), verhoeff);
  if ('damm' in step) return isDigits(digitsOf(text, step.damm), damm);
  if ('iso7064' in step) return iso7064[step.iso7064.system](cut(text, step.iso7064));
  if ('date' in step) return dateHolds(step.date, text);
  if ('range' in step) return inRanges(cut(text, step.range), step.range.in);
  if ('any' in step) return step.any.some((steps) => holdsAll(steps, text));
  if ('not' in step) return !holdsAll(step.not, text);
  // A step that only a newer extension knows: better to find too much than nothing.
  return (step satisfies never, true);
}

function hasLength(lengths: number | readonly number[], text: string): boolean {
  return typeof lengths === 'number' ? lengths === text.length : lengths.includes(text.length);
}

function cut(text: string, { from, to }: Stretch): string {
  return text.slice(from ?? 0, to ?? text.length);
}

function digitsOf(text: string, stretch: true | Stretch): string {
  return stretch === true ? text : cut(text, stretch);
}

function isDigits(text: string, holdsFor: (digits: string) => boolean): boolean {
  return /^[0-9]{2,}$/.test(text) && holdsFor(text);
}

/** ISO/IEC 7812-1, annex B. */
function luhnHolds(digits: string): boolean {
  return isDigits(digits, (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i += 1) {
      const product = (text.charCodeAt(text.length - 1 - i) - 48) * (1 + (i % 2));
      sum += product > 9 ? product - 9 : product;
    }
    return sum % 10 === 0;
  });
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
type Values = string | Readonly<Record<string, number>>;

/** What a character is worth; -1 when it is worth nothing there. */
function worth(values: Values, char: string): number {
  return typeof values === 'string' ? values.indexOf(char) : (values[char] ?? -1);
}

function isList(values: NonNullable<Step<'sum'>['values']>): values is Values[] {
  return Array.isArray(values);
}

type Sum = Omit<Step<'sum'>, 'again'> & { readonly again?: Step<'sum'>['again'] };

function sumHolds(sum: Sum, text: string): boolean {
  const { weights, modulus, values = alphabet, from = 0, at = from + weights.length } = sum;
  let total = sum.add ?? 0;
  for (let i = 0; i < weights.length; i += 1) {
    const table: Values = isList(values) ? (values[i % values.length] ?? alphabet) : values;
    const value = worth(table, text[from + i] ?? ' ');
    if (value < 0) return false;
    const product = value * (weights[i] ?? 0);
    total += sum.digitSum === true ? Math.floor(product / 10) + (product % 10) : product;
  }
  const rest = ((total % modulus) + modulus) % modulus;
  if (sum.remainder !== undefined) return rest === sum.remainder;
  const wanted = (sum.map ?? alphabet)[rest];
  if (wanted === '>' && sum.again) return sumHolds(sum.again, text);
  return wanted !== undefined && wanted !== '-' && wanted === text[at];
}

function moduloHolds(step: Step<'modulo'>, text: string): boolean {
  let part = cut(text, step);
  for (const [from, to] of Object.entries(step.replace ?? {})) part = part.replaceAll(from, to);
  part = (step.prefix ?? '') + part;
  if (!/^[0-9]+$/.test(part)) return false;
  let rest = 0;
  for (const digit of part) rest = (rest * 10 + Number(digit)) % step.modulus;
  if (step.subtractFrom !== undefined) rest = step.subtractFrom - rest;
  if (step.remainder !== undefined) return rest === step.remainder;
  const at = step.at ?? step.to ?? text.length;
  if (step.map !== undefined) return step.map[rest] !== undefined && step.map[rest] === text[at];
  const digits = step.digits ?? 1;
  return text.slice(at, at + digits) === String(rest).padStart(digits, '0');
}

function inRanges(text: string, ranges: readonly string[]): boolean {
  return ranges.some((range) => {
    const dash = range.indexOf('-');
    if (dash < 0) return text === range;
    return text.length === dash && text >= range.slice(0, dash) && text <= range.slice(dash + 1);
  });
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A year of two digits may be of any century, so 29 February is possible in every fourth. */
function dateHolds(step: Step<'date'>, text: string): boolean {
  const at = step.at ?? 0;
  const part = text.slice(at, at + step.format.length);
  if (part.length !== step.format.length || !/^[0-9]+$/.test(part)) return false;
  const read = (letter: string): number => {
    const from = step.format.indexOf(letter);
    return from < 0 ? 1 : Number(part.slice(from, step.format.lastIndexOf(letter) + 1));
  };
  const year = read('y');
  if (step.format.startsWith('yyyy') || step.format.endsWith('yyyy')) {
    if (year < 1880 || year > 2099) return false;
  }
  const leap = year % 4 === 0 && (year < 100 || year % 100 !== 0 || year % 400 === 0);
  if (step.format === 'yyddd') return read('d') >= 1 && read('d') <= (leap ? 366 : 365);
  return (step.month ?? [0]).some((month) =>
    (step.day ?? [0]).some((day) => isDay(read('m') - month, read('d') - day, leap)),
  );
}

function isDay(month: number, day: number, leap: boolean): boolean {
  const days = month === 2 && !leap ? 28 : (daysIn[month - 1] ?? 0);
  return day >= 1 && day <= days;
}
