import { digitsOf, gs1Valid, mod1110Valid, weighted } from './checks.ts';
import type { NationalId } from './national-id.ts';
import { birth } from './national-id.ts';
import { two, UPPER } from './random.ts';

const DNI = 'TRWAGMYFPDXBNJZSQVHLCKE';
const CODICE_ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];
const CODICE_TOWNS = ['H501', 'F205', 'F839', 'L219', 'D612', 'A944', 'G273'];

/** Agenzia delle Entrate, DM 12 March 1974: odd places by a table, even places by rank, modulo 26. */
function codiceValid(value: string): boolean {
  const sum = digitsOf(value.slice(0, 15)).reduce((total, code, at) => {
    const rank = code > 9 ? code - 10 : code;
    return total + (at % 2 === 0 ? (CODICE_ODD[rank] ?? 0) : rank);
  }, 0);
  return UPPER.charAt(sum % 26) === value.charAt(15);
}

/** Ten digits of which one occurs twice and one never, not beginning with 0 (§ 139b AO, BZSt's notes). */
function taxIdBody(shuffled: string): string {
  const body = shuffled.slice(0, 8) + shuffled.charAt(2) + shuffled.charAt(8);
  return body.startsWith('0') ? body.split('').reverse().join('') : body;
}

export const westernIds = {
  'de-tax-id': {
    body: (r) => {
      let pool = '0123456789';
      let shuffled = '';
      while (pool !== '') {
        const digit = r.pick([...pool]);
        shuffled += digit;
        pool = pool.replace(digit, '');
      }
      return taxIdBody(shuffled);
    },
    checks: 1,
    valid: mod1110Valid,
    masks: ['###########', '## ### ### ###'],
  },
  'fr-nir': {
    body: (r) => {
      const b = birth(r);
      return `${r.pick(['1', '2'])}${b.yy}${b.mm}${r.pick(['75', '69', '13', '33', '59', '44'])}${two(r.between(1, 99)).padStart(3, '1')}${r.digits(3)}`;
    },
    checks: 2,
    valid: (v) => 97 - (Number(v.slice(0, 13)) % 97) === Number(v.slice(13)),
    masks: ['###############', '# ## ## ## ### ### ##', '############# ##'],
  },
  'es-dni': {
    body: (r) => String(r.between(10_000_000, 79_999_999)),
    checks: 1,
    alphabet: DNI,
    valid: (v) => DNI.charAt(Number(v.slice(0, 8)) % 23) === v.slice(8),
    masks: ['#########', '########-#', '##.###.###-#'],
  },
  'es-nie': {
    body: (r) => r.pick(['X', 'Y', 'Z']) + r.digits(7),
    checks: 1,
    alphabet: DNI,
    valid: (v) => DNI.charAt(Number(`${'XYZ'.indexOf(v.charAt(0))}${v.slice(1, 8)}`) % 23) === v.slice(8),
    masks: ['#########', '#-#######-#'],
  },
  'it-codice-fiscale': {
    body: (r) => {
      const b = birth(r);
      const letters = r.chars('BCDFGLMNPRSTVZ', 6);
      const day = r.pick([b.day, b.day + 40]);
      return `${letters}${b.yy}${'ABCDEHLMPRST'.charAt(b.month - 1)}${two(day)}${r.pick(CODICE_TOWNS)}`;
    },
    checks: 1,
    alphabet: UPPER,
    valid: codiceValid,
    masks: ['################', '### ### ##### #####'],
  },
  'nl-bsn': {
    body: (r) => String(r.between(10_000_000, 29_999_999)),
    checks: 1,
    valid: (v) => weighted(v, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
    masks: ['#########', '####.##.###'],
  },
  'be-national-number': {
    body: (r) => {
      const b = birth(r);
      return `${b.yy}${b.mm}${b.dd}${String(r.between(1, 997)).padStart(3, '0')}`;
    },
    checks: 2,
    valid: (v) => 97 - (Number(v.slice(0, 9)) % 97) === Number(v.slice(9)),
    masks: ['###########', '##.##.##-###.##'],
  },
  'ch-ahv': {
    body: (r) => `756${r.digits(9)}`,
    checks: 1,
    valid: gs1Valid,
    masks: ['#############', '###.####.####.##'],
  },
  'at-svnr': {
    // The check digit stands fourth: it is found by trying numbers until one is right.
    body: (r) => {
      const b = birth(r);
      return `${r.between(100, 999)}${r.digits(1)}${b.dd}${b.mm}${b.yy}`;
    },
    checks: 0,
    valid: (v) =>
      Number(v.slice(4, 6)) <= 31 && weighted(v, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(v.charAt(3)),
    masks: ['##########', '#### ######'],
    never: (r) => `${r.between(100, 999)}${r.digits(1)}45${two(r.between(13, 60))}${two(r.between(50, 99))}`,
  },
  'gb-nino': {
    body: (r) =>
      `${r.pick(['AB', 'CE', 'JK', 'LM', 'NH', 'PW', 'SR', 'YX'])}${r.digits(6)}${r.pick(['A', 'B', 'C', 'D'])}`,
    checks: 0,
    valid: (v) => /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(v),
    masks: ['#########', '## ## ## ## #'],
    never: (r) => `${r.pick(['BG', 'GB', 'QQ', 'DF', 'ZZ'])}${r.digits(6)}${r.pick(['F', 'K', 'T'])}`,
  },
  'gb-nhs-number': {
    body: (r) => String(r.between(400_000_000, 499_999_999)),
    checks: 1,
    valid: (v) => weighted(v, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    masks: ['##########', '### ### ####'],
  },
  'ie-pps': {
    body: (r) => r.digits(7),
    checks: 1,
    alphabet: 'WABCDEFGHIJKLMNOPQRSTUV',
    valid: (v) =>
      'WABCDEFGHIJKLMNOPQRSTUV'.charAt(weighted(v.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) % 23) === v.slice(7),
    masks: ['########'],
  },
  'pt-nif': {
    body: (r) => `${r.pick(['1', '2'])}${r.digits(7)}`,
    checks: 1,
    valid: (v) => {
      const rest = weighted(v, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return (rest < 2 ? 0 : 11 - rest) === Number(v.charAt(8));
    },
    masks: ['#########', '### ### ###'],
  },
} satisfies Record<string, NationalId>;
