import { email, password, phone } from './values/contact.ts';
import { easternIds } from './values/ids-europe-east.ts';
import { westernIds } from './values/ids-europe-west.ts';
import { worldIds } from './values/ids-world.ts';
import type { NationalId } from './values/national-id.ts';
import { issue, masked, misissue } from './values/national-id.ts';
import { NOISE } from './values/noise.ts';
import { card, cryptoAddress, iban } from './values/payment.ts';
import type { Random } from './values/random.ts';
import { two } from './values/random.ts';
import { SECRETS } from './values/secrets.ts';

export const NATIONAL_IDS: Readonly<Record<string, NationalId>> = {
  ...westernIds,
  ...easternIds,
  ...worldIds,
};

type Maker = (chance: Random, argument: string) => string;

const MAKERS: Readonly<Record<string, Maker>> = {
  ...NOISE,
  card,
  cvv: (r) => r.digits(3),
  expiry: (r) => `${two(r.between(1, 12))}/${r.between(27, 31)}`,
  email,
  password,
  phone,
  iban,
  ssn,
  'crypto-address': cryptoAddress,
  'one-time-code': (r, length) => r.digits(length === '' ? 6 : Number(length)),
  'date-of-birth': (r, order) => date(r, order),
  date: (r, order) => date(r, order),
  secret: (r, vendor) => must(SECRETS as Readonly<Record<string, Maker>>, vendor)(r, ''),
  id: (r, name) => written(must(NATIONAL_IDS, name), r, issue),
  'bad-id': (r, name) => written(must(NATIONAL_IDS, name), r, misissue),
};

/** The value that a mark asks for: `name` or `name:argument`. */
export function make(mark: string, chance: Random): string {
  const at = mark.indexOf(':');
  const name = at === -1 ? mark : mark.slice(0, at);
  return must(MAKERS, name)(chance, at === -1 ? '' : mark.slice(at + 1));
}

function must<T>(table: Readonly<Record<string, T>>, name: string): T {
  const entry = table[name];
  if (entry === undefined) throw new Error(`nothing makes ${name}`);
  return entry;
}

function written(id: NationalId, chance: Random, by: (id: NationalId, chance: Random) => string): string {
  return masked(by(id, chance), chance.pick(id.masks));
}

/** Numbers that the Social Security Administration may have issued: never 000, 666, 9xx, 00 or 0000. */
function ssn(chance: Random): string {
  const area = chance.pick([chance.between(101, 665), chance.between(667, 899)]);
  const group = two(chance.between(1, 99));
  const serial = String(chance.between(1000, 9999));
  return [area, group, serial].join(chance.pick(['-', '-', ' ', '']));
}

/** A birthday of an adult: `dmy.` gives 04.11.1983, the last sign the separator. */
function date(chance: Random, order: string): string {
  const parts: Readonly<Record<string, string>> = {
    d: two(chance.between(1, 28)),
    m: two(chance.between(1, 12)),
    y: String(chance.between(1950, 2001)),
  };
  return [...order.slice(0, 3)].map((part) => parts[part] ?? '').join(order.charAt(3));
}
