import { complete, gs1Valid, luhnValid } from './checks.ts';
import { badCard, badIban } from './payment.ts';
import type { Random } from './random.ts';
import { BASE62, BASE64, DIGITS, HEX, two, UPPER } from './random.ts';

const uuid = (r: Random): string =>
  `${r.chars(HEX, 8)}-${r.chars(HEX, 4)}-4${r.chars(HEX, 3)}-${r.pick(['8', '9', 'a', 'b'])}${r.chars(HEX, 3)}-${r.chars(HEX, 12)}`;

/** UPU S10: the weights 8 6 4 2 3 5 9 7. */
function postal(chance: Random, country: string): string {
  const body = chance.digits(8);
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce(
    (total, weight, at) => total + weight * Number(body.charAt(at)),
    0,
  );
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `${chance.pick(['RR', 'CP', 'EE', 'LX'])}${body}${check}${country}`;
}

/** What looks like something sensitive and is nothing: `name` or `name:argument` as the mark-up gives it. */
export const NOISE = {
  order: (r) =>
    r.pick([
      `${r.between(100, 999)}-${r.digits(7)}-${r.digits(7)}`,
      r.digits(8),
      `A${r.digits(9)}`,
      `4${r.digits(9)}`,
    ]),
  invoice: (r) =>
    r.pick([
      `RE-2026-${r.digits(5)}`,
      `INV-${r.digits(6)}`,
      `2026/${two(r.between(1, 12))}/${r.digits(4)}`,
      `FV${r.digits(8)}`,
    ]),
  ticket: (r) =>
    r.pick([`INC${r.digits(7)}`, `JIRA-${r.digits(4)}`, `OPS-${r.digits(5)}`, `#${r.digits(6)}`]),
  ups: (r) => `1Z${r.chars(UPPER + DIGITS, 6)}${r.digits(10)}`,
  dhl: (r) => r.pick([r.digits(10), `00340434${r.digits(12)}`, `JD0146${r.digits(14)}`]),
  fedex: (r) => r.pick([r.digits(12), `${r.digits(4)} ${r.digits(4)} ${r.digits(4)}`]),
  s10: (r, country) => postal(r, country),
  isbn: (r) => {
    const value = complete(`978${r.digits(9)}`, 1, DIGITS, gs1Valid) ?? '';
    return r.pick([
      value,
      `${value.slice(0, 3)}-${value.slice(3, 4)}-${value.slice(4, 8)}-${value.slice(8, 12)}-${value.slice(12)}`,
    ]);
  },
  ean: (r) => complete(`${r.pick(['40', '50', '30', '87'])}${r.digits(10)}`, 1, DIGITS, gs1Valid) ?? '',
  imei: (r) => complete(`35${r.digits(12)}`, 1, DIGITS, luhnValid) ?? '',
  epoch: (r) => `17${r.digits(8)}`,
  'epoch-ms': (r) => `17${r.digits(11)}`,
  uuid,
  hex: (r, length) => r.chars(HEX, Number(length)),
  n: (r, length) => `${r.between(1, 9)}${r.digits(Number(length) - 1)}`,
  version: (r) =>
    r.pick([
      `v${r.between(1, 9)}.${r.between(0, 30)}.${r.between(0, 20)}`,
      `${r.between(100, 131)}.0.${r.digits(4)}.${r.between(10, 199)}`,
      `${r.between(1, 9)}.${r.between(0, 20)}.${r.between(0, 9)}-rc.${r.between(1, 5)}`,
    ]),
  'private-ip': (r) =>
    r.pick([
      `192.168.${r.between(0, 9)}.${r.between(1, 254)}`,
      `10.0.${r.between(0, 99)}.${r.between(1, 254)}`,
    ]),
  meeting: (r) => `${r.between(100, 999)} ${r.digits(4)} ${r.digits(4)}`,
  flight: (r) => `${r.pick(['LH', 'AF', 'LO', 'BA', 'TK', 'KL', 'UA', 'JL'])}${r.between(100, 2999)}`,
  pnr: (r) => r.chars('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 6),
  price: (r) =>
    r.pick([
      `${r.between(10, 999)},${two(r.between(0, 99))}`,
      `${r.between(1, 9)}.${r.digits(3)},${two(r.between(0, 99))}`,
      `${r.between(12, 480)}.000`,
    ]),
  sha256: (r) => `sha256:${r.chars(HEX, 64)}`,
  integrity: (r) => `sha512-${r.chars(BASE64, 86)}==`,
  png: (r) => `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA${r.chars(BASE64, 60)}`,
  'masked-card': (r) =>
    r.pick([
      `•••• ${r.digits(4)}`,
      `****${r.digits(4)}`,
      `XXXX-XXXX-XXXX-${r.digits(4)}`,
      `4*** **** **** ${r.digits(4)}`,
      `**** **** **** ${r.digits(4)}`,
    ]),
  'bad-card': (r) => badCard(r),
  'bad-iban': (r, country) => badIban(r, country),
  b64: (r, length) => r.chars(BASE64, Number(length)),
  youtube: (r) => r.chars(`${BASE62}-_`, 11),
  score: (r) => `${r.between(0, 5)}:${r.between(0, 4)}`,
} satisfies Record<string, (chance: Random, argument: string) => string>;
