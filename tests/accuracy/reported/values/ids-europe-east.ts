import { digitsOf, luhnValid, mod1110Valid, weighted } from './checks.ts';
import type { NationalId } from './national-id.ts';
import { birth } from './national-id.ts';
import type { Random } from './random.ts';
import { two } from './random.ts';

const HETU = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const day = (r: Random): string => {
  const b = birth(r);
  return `${b.yy}${b.mm}${b.dd}`;
};

/** The two-stage checksum of Estonia and Lithuania. */
function balticValid(value: string): boolean {
  const first = weighted(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(value, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === Number(value.charAt(10));
}

function innValid(value: string): boolean {
  const eleventh = (weighted(value, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const twelfth = (weighted(value, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return value.slice(10) === `${eleventh}${twelfth}`;
}

export const easternIds = {
  'pl-pesel': {
    body: (r) => day(r) + r.digits(4),
    checks: 1,
    valid: (v) => weighted(v, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
    masks: ['###########'],
  },
  'cz-birth-number': {
    body: (r) => {
      const b = birth(r, 1955);
      return `${b.yy}${two(b.month + r.pick([0, 50]))}${b.dd}${r.digits(3)}`;
    },
    checks: 1,
    valid: (v) => Number(v) % 11 === 0,
    masks: ['######/####', '##########'],
  },
  'sk-birth-number': {
    body: (r) => {
      const b = birth(r, 1955);
      return `${b.yy}${two(b.month + r.pick([0, 50]))}${b.dd}${r.digits(3)}`;
    },
    checks: 1,
    valid: (v) => Number(v) % 11 === 0,
    masks: ['######/####'],
  },
  'ro-cnp': {
    body: (r) => `${r.pick(['1', '2'])}${day(r)}${two(r.between(1, 46))}${r.digits(3)}`,
    checks: 1,
    valid: (v) => {
      const rest = weighted(v, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
      return (rest === 10 ? 1 : rest) === Number(v.charAt(12));
    },
    masks: ['#############'],
  },
  'hu-taj': {
    body: (r) => r.digits(8),
    checks: 1,
    valid: (v) => weighted(v, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === Number(v.charAt(8)),
    masks: ['#########', '### ### ###', '###-###-###'],
  },
  'bg-egn': {
    body: (r) => day(r) + r.digits(3),
    checks: 1,
    valid: (v) => (weighted(v, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(v.charAt(9)),
    masks: ['##########'],
  },
  'hr-oib': { body: (r) => r.digits(10), checks: 1, valid: mod1110Valid, masks: ['###########'] },
  'ee-isikukood': {
    body: (r) => `${r.pick(['3', '4'])}${day(r)}${r.digits(3)}`,
    checks: 1,
    valid: balticValid,
    masks: ['###########'],
  },
  'gr-afm': {
    body: (r) => `${r.pick(['0', '1'])}${r.digits(7)}`,
    checks: 1,
    valid: (v) => (weighted(v, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(v.charAt(8)),
    masks: ['#########'],
  },
  'gr-amka': {
    body: (r) => {
      const b = birth(r);
      return `${b.dd}${b.mm}${b.yy}${r.digits(4)}`;
    },
    checks: 1,
    valid: luhnValid,
    masks: ['###########'],
  },
  'se-personnummer': {
    body: (r) => day(r) + r.digits(3),
    checks: 1,
    valid: luhnValid,
    masks: ['######-####', '19######-####', '##########'],
  },
  'no-fodselsnummer': {
    body: (r) => {
      const b = birth(r, 1950);
      return `${b.dd}${b.mm}${b.yy}${r.between(100, 499)}`;
    },
    checks: 2,
    valid: (v) =>
      weighted(v, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
      weighted(v, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    masks: ['###########', '###### #####'],
  },
  'fi-hetu': {
    body: (r) => {
      const b = birth(r);
      return `${b.dd}${b.mm}${b.yy}-${String(r.between(2, 899)).padStart(3, '0')}`;
    },
    checks: 1,
    alphabet: HETU,
    valid: (v) => HETU.charAt(Number(v.slice(0, 6) + v.slice(7, 10)) % 31) === v.slice(10),
    masks: ['###########'],
  },
  'dk-cpr': {
    body: (r) => {
      const b = birth(r);
      return `${b.dd}${b.mm}${b.yy}${r.between(100, 399)}`;
    },
    checks: 1,
    valid: (v) => Number(v.slice(0, 2)) <= 31 && weighted(v, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    masks: ['######-####', '##########'],
    // Since 2007 the authority also issues numbers that fail the check, so only an impossible day is wrong.
    never: (r) => `${r.between(40, 99)}${r.between(13, 99)}${r.digits(6)}`,
  },
  'ua-rnokpp': {
    body: (r) => String(r.between(18_000, 38_000)) + r.digits(4),
    checks: 1,
    valid: (v) => {
      const rest = weighted(v, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11;
      return ((rest + 11) % 11) % 10 === Number(v.charAt(9));
    },
    masks: ['##########'],
  },
  'ru-snils': {
    body: (r) => `1${r.digits(8)}`,
    checks: 2,
    valid: (v) => (weighted(v, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(v.slice(9)),
    masks: ['###-###-### ##', '###########'],
  },
  'ru-inn': {
    body: (r) => `${r.pick(['77', '78', '50', '54', '66'])}${r.digits(8)}`,
    checks: 2,
    valid: innValid,
    masks: ['############'],
  },
  'tr-tckn': {
    body: (r) => String(r.between(100_000_000, 799_999_999)),
    checks: 2,
    valid: (v) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = digitsOf(v);
      const tenth = ((((a + c + e + g + i) * 7 - (b + d + f + h)) % 10) + 10) % 10;
      const eleventh = (a + b + c + d + e + f + g + h + i + tenth) % 10;
      return v.slice(9) === `${tenth}${eleventh}`;
    },
    masks: ['###########'],
  },
} satisfies Record<string, NationalId>;
