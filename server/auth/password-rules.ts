import * as v from 'valibot';
import { defineSetting } from '../settings/setting.ts';

/** Passwords of the console, for installations without single sign-on. */
export const passwordSetting = defineSetting({
  key: 'sign-in.password',
  schema: v.strictObject({
    enabled: v.boolean(),
    /** NIST SP 800-63B-4: 15 where the password is the only factor. */
    minLength: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(64)),
  }),
  standard: { enabled: true, minLength: 15 },
});

export const maxPasswordLength = 256;

/** What everybody tries first; longer passwords are these, repeated or with something appended. */
const common =
  'password passwort passw0rd p@ssword p@ssw0rd motdepasse contrasena contraseña senha heslo parola qwerty qwertyuiop ' +
  'qwertz qwertzuiop azerty azertyuiop asdfghjkl zxcvbnm letmein welcome willkommen bienvenue monkey dragon iloveyou ' +
  'admin administrator root changeme changeit secret geheim trustno1 football baseball basketball superman batman ' +
  'starwars sunshine princess master shadow michael jennifer computer internet whatever default guest login summer ' +
  'winter spring autumn sommer herbst frühling january december monday friday company sluice correcthorsebatterystaple';
const words = new Set(common.split(' '));
const sequences = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
];

export type PasswordFault = 'password/too-short' | 'password/too-long' | 'password/common';

/**
 * Length and a short list, no rules about kinds of characters (NIST SP 800-63B-4).
 * @param known words an attacker would try for this account: its name, its e-mail address, the organisation's name
 */
export function passwordFault(
  password: string,
  minLength: number,
  known: readonly string[],
): PasswordFault | null {
  const length = [...password.normalize('NFKC')].length;
  if (length < minLength) return 'password/too-short';
  if (length > maxPasswordLength) return 'password/too-long';
  const plain = password.normalize('NFKC').toLowerCase();
  const own = known
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((part) => part.length > 2);
  return isGuessable(plain, new Set([...words, ...own])) ? 'password/common' : null;
}

function isGuessable(plain: string, list: ReadonlySet<string>): boolean {
  if (new Set(plain).size < 4) return true;
  const unit = smallestUnit(plain);
  if (sequences.some((run) => isRun(unit, run))) return true;
  const parts = plain.split(/[^\p{L}\p{N}\p{So}@$]+|(?<=\p{L})(?=\p{N}{2,})|(?<=\p{N}{2})(?=\p{L})/u);
  // Listed words, numbers and signs, and nothing else.
  return parts.every((part) => part === '' || /^\p{N}+$/u.test(part) || list.has(smallestUnit(part)));
}

/** `abcabcabc` → `abc`. */
function smallestUnit(text: string): string {
  const period = (text + text).indexOf(text, 1);
  return text.slice(0, period);
}

const isRun = (text: string, run: string): boolean =>
  text.length > 2 && (run.repeat(3).includes(text) || [...run.repeat(3)].reverse().join('').includes(text));
