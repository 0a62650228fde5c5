import { luhnValid, verhoeffValid, weighted } from './checks.ts';
import type { NationalId } from './national-id.ts';
import { birth } from './national-id.ts';
import { DIGITS, UPPER } from './random.ts';

const CURP = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const NRIC = 'JZIHGFEDCBA';
const RESIDENT = '10X98765432';

const mod11 = (value: string, weights: readonly number[]): number => {
  const rest = weighted(value, weights) % 11;
  return rest < 2 ? 0 : 11 - rest;
};

export const worldIds = {
  'us-itin': {
    body: (r) => `9${r.digits(2)}${r.pick([70, 73, 78, 81, 88, 90, 94, 97])}${r.digits(4)}`,
    checks: 0,
    valid: (v) => /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-2]|9[4-9])\d{4}$/.test(v),
    masks: ['###-##-####', '#########'],
    never: (r) => `9${r.digits(2)}${r.pick(['12', '34', '89', '93'])}${r.digits(4)}`,
  },
  'ca-sin': {
    body: (r) => `${r.between(1, 7)}${r.digits(7)}`,
    checks: 1,
    valid: luhnValid,
    masks: ['### ### ###', '###-###-###', '#########'],
  },
  'mx-curp': {
    body: (r) => {
      const b = birth(r);
      const sex = r.pick(['H', 'M']);
      const state = r.pick(['DF', 'JC', 'NL', 'PL', 'MC', 'VZ']);
      const inner = r.chars('BCDFGLMNPRSTVZ', 3);
      return `${r.chars('GLMRS', 1)}${r.pick(['A', 'E', 'I', 'O', 'U'])}${r.chars('GLMRST', 1)}${r.chars('ACEJLM', 1)}${b.yy}${b.mm}${b.dd}${sex}${state}${inner}0`;
    },
    checks: 1,
    valid: (v) => {
      const sum = [...v.slice(0, 17)].reduce(
        (total, letter, at) => total + CURP.indexOf(letter) * (18 - at),
        0,
      );
      return (10 - (sum % 10)) % 10 === Number(v.charAt(17));
    },
    masks: ['##################'],
  },
  'br-cpf': {
    body: (r) => r.digits(9),
    checks: 2,
    valid: (v) =>
      mod11(v, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(v.charAt(9)) &&
      mod11(v, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(v.charAt(10)),
    masks: ['###.###.###-##', '###########'],
  },
  'br-cnpj': {
    body: (r) => `${r.digits(8)}0001`,
    checks: 2,
    valid: (v) =>
      mod11(v, [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(v.charAt(12)) &&
      mod11(v, [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(v.charAt(13)),
    masks: ['##.###.###/####-##'],
  },
  'ar-cuit': {
    body: (r) => `${r.pick(['20', '27', '23'])}${r.between(11_000_000, 42_000_000)}`,
    checks: 1,
    valid: (v) => weighted(v, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    masks: ['##-########-#', '###########'],
  },
  'cl-rut': {
    body: (r) => String(r.between(10_000_000, 24_999_999)),
    checks: 1,
    alphabet: '0123456789K',
    valid: (v) => {
      const rest = 11 - (weighted(v.slice(0, 8), [3, 2, 7, 6, 5, 4, 3, 2]) % 11);
      return (rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)) === v.charAt(8);
    },
    masks: ['##.###.###-#', '########-#'],
  },
  'za-id': {
    body: (r) => {
      const b = birth(r);
      return `${b.yy}${b.mm}${b.dd}${r.digits(4)}08`;
    },
    checks: 1,
    valid: luhnValid,
    masks: ['#############', '###### #### ###'],
  },
  'il-id': {
    body: (r) => `${r.pick(['0', '2', '3'])}${r.digits(7)}`,
    checks: 1,
    valid: luhnValid,
    masks: ['#########'],
  },
  'in-aadhaar': {
    body: (r) => `${r.between(2, 9)}${r.digits(10)}`,
    checks: 1,
    valid: verhoeffValid,
    masks: ['#### #### ####', '############', '####-####-####'],
  },
  'in-pan': {
    body: (r) => `${r.chars(UPPER, 3)}P${r.chars(UPPER, 1)}${r.between(1000, 9998)}${r.chars(UPPER, 1)}`,
    checks: 0,
    valid: (v) => /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/.test(v),
    masks: ['##########'],
    never: (r) =>
      `${r.chars(UPPER, 3)}${r.pick(['Z', 'Q', 'X'])}${r.chars(UPPER, 1)}${r.digits(4)}${r.digits(1)}`,
  },
  'cn-resident-id': {
    body: (r) => {
      const b = birth(r);
      const region = r.pick(['110105', '310104', '440305', '330106', '510107', '320102']);
      return `${region}${b.year}${b.mm}${b.dd}${r.digits(3)}`;
    },
    checks: 1,
    alphabet: `${DIGITS}X`,
    valid: (v) =>
      RESIDENT.charAt(
        weighted(v.slice(0, 17), [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11,
      ) === v.charAt(17),
    masks: ['##################'],
  },
  'kr-rrn': {
    body: (r) => {
      const b = birth(r);
      return `${b.yy}${b.mm}${b.dd}${r.pick(['1', '2'])}0${r.digits(4)}`;
    },
    checks: 1,
    valid: (v) =>
      (11 - (weighted(v, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(v.charAt(12)),
    masks: ['######-#######'],
  },
  'jp-my-number': {
    body: (r) => r.digits(11),
    checks: 1,
    valid: (v) => mod11(v, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) === Number(v.charAt(11)),
    masks: ['############', '#### #### ####', '####-####-####'],
  },
  'sg-nric': {
    body: (r) => `S${r.pick(['7', '8', '6'])}${r.digits(6)}`,
    checks: 1,
    alphabet: NRIC,
    valid: (v) => NRIC.charAt(weighted(v.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) % 11) === v.charAt(8),
    masks: ['#########'],
  },
  'hk-hkid': {
    body: (r) => r.chars(UPPER, 1) + r.digits(6),
    checks: 1,
    alphabet: '0123456789A',
    valid: (v) => (324 + weighted(v, [8, 7, 6, 5, 4, 3, 2, 1])) % 11 === 0,
    masks: ['#######(#)', '########'],
  },
  'tw-id': {
    body: (r) => r.chars('ABCDEFGHJKLMNPQRSTUV', 1) + r.pick(['1', '2']) + r.digits(7),
    checks: 1,
    valid: (v) => {
      const area = 10 + 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(v.charAt(0));
      return (
        (Math.floor(area / 10) + weighted(`${area % 10}${v.slice(1)}`, [9, 8, 7, 6, 5, 4, 3, 2, 1, 1])) %
          10 ===
        0
      );
    },
    masks: ['##########'],
  },
  'th-id': {
    body: (r) => `${r.pick(['1', '3'])}${r.digits(11)}`,
    checks: 1,
    valid: (v) =>
      (11 - (weighted(v, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(v.charAt(12)),
    masks: ['#-####-#####-##-#', '#############'],
  },
  'au-tfn': {
    body: (r) => String(r.between(10_000_000, 89_999_999)),
    checks: 1,
    valid: (v) => weighted(v, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
    masks: ['### ### ###', '#########'],
  },
} satisfies Record<string, NationalId>;
