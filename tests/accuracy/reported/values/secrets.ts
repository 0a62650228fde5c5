import { crc32 } from './checks.ts';
import type { Random } from './random.ts';
import { BASE62, BASE64, BASE64_URL, DIGITS, HEX, LOWER, UPPER } from './random.ts';

const BASE32 = `${UPPER}234567`;
const ALNUM = LOWER + DIGITS;

function base62(value: number, length: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text.padStart(length, '0');
}

/** 30 random characters and their CRC-32 in base 62, as GitHub describes its tokens. */
function checked(chance: Random): string {
  const body = chance.chars(BASE62, 30);
  return body + base62(crc32(body), 6);
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function jwt(chance: Random): string {
  const payload = {
    sub: chance.digits(9),
    name: 'Test User',
    iat: 1_700_000_000 + chance.between(0, 9_999_999),
  };
  return `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(payload)}.${chance.chars(BASE64_URL, 43)}`;
}

function armour(chance: Random, kind: string, begin: string, lines: number): string {
  const rows = Array.from({ length: lines }, () => chance.chars(BASE64, 64));
  const fence = '-'.repeat(5);
  return `${fence}BEGIN ${kind}${fence}\n${begin}${rows.join('\n').slice(begin.length)}\n${fence}END ${kind}${fence}`;
}

const key = ['PRIVATE', 'KEY'].join(' ');
const word = (chance: Random): string => chance.chars(BASE62, chance.between(14, 20));

/** Keys and tokens by the format their vendor publishes. Prefixes are cut so that no scanner takes this file for a leak. */
export const SECRETS = {
  aws: (r) => `${r.pick(['AK', 'AS'])}IA${r.chars(BASE32, 16)}`,
  'aws-secret': (r) => `${r.chars(BASE62, 20)}/${r.chars(BASE62, 12)}+${r.chars(BASE62, 6)}`,
  github: (r) => `${r.pick(['gh' + 'p_', 'gh' + 'o_', 'gh' + 's_'])}${checked(r)}`,
  'github-fine-grained': (r) =>
    `${'github' + '_pat_'}11${r.chars(UPPER + DIGITS, 20)}_${r.chars(BASE62, 59)}`,
  gitlab: (r) => `${'gl' + 'pat-'}${r.chars(BASE62, 20)}`,
  google: (r) => `${'AI' + 'za'}Sy${r.chars(BASE64_URL, 32)}${r.chars(BASE62, 1)}`,
  'google-oauth': (r) => `${'GOC' + 'SPX-'}${r.chars(BASE62, 28)}`,
  slack: (r) => `${'xo' + 'xb'}-${r.digits(12)}-${r.digits(13)}-${r.chars(BASE62, 24)}`,
  'slack-webhook': (r) =>
    `https://hooks.${'sl' + 'ack.com'}/services/T0${r.chars(UPPER + DIGITS, 9)}/B0${r.chars(UPPER + DIGITS, 9)}/${r.chars(BASE62, 24)}`,
  stripe: (r) =>
    `${r.pick(['s', 'r'])}${'k_li' + 've_'}${r.pick(['51', ''])}${r.chars(BASE62, r.pick([24, 99]))}`,
  twilio: (r) => `${'S' + 'K'}${r.chars(HEX, 32)}`,
  sendgrid: (r) => `${'S' + 'G.'}${r.chars(BASE62, 22)}.${r.chars(BASE62, 43)}`,
  openai: (r) => `${'sk-' + 'proj-'}${r.chars(BASE64_URL, 74)}${'T3Blbk' + 'FJ'}${r.chars(BASE62, 74)}`,
  anthropic: (r) => `${'sk-' + 'ant-'}api03-${r.chars(BASE62, 60)}-${r.chars(BASE62, 32)}AA`,
  npm: (r) => `${'np' + 'm_'}${checked(r)}`,
  pypi: (r) => `${'py' + 'pi-'}AgEIcHlwaS5vcmc${r.chars(BASE64_URL, 140)}${r.chars(BASE62, 10)}`,
  digitalocean: (r) => `${'do' + r.pick(['p', 'o'])}_v1_${r.chars(HEX, 64)}`,
  'azure-storage': (r) => `${r.chars(BASE62, 40)}+${r.chars(BASE62, 45)}==`,
  'telegram-bot': (r) => `${r.between(5_000_000_000, 7_999_999_999)}:${'A' + 'A'}${r.chars(BASE62, 33)}`,
  discord: (r) => `${'M' + 'T'}${r.chars(BASE62, 24)}.G${r.chars(BASE62, 5)}.${r.chars(BASE62, 38)}`,
  'discord-webhook': (r) =>
    `https://${'disc' + 'ord.com'}/api/webhooks/${r.between(1, 9)}${r.digits(18)}/${r.chars(BASE62, 68)}`,
  shopify: (r) => `${'shp' + 'at_'}${r.chars(HEX, 32)}`,
  datadog: (r) => r.chars(HEX, 32),
  huggingface: (r) => `${'h' + 'f_'}${r.chars(UPPER + LOWER, 34)}`,
  atlassian: (r) => `${'ATA' + 'TT3xFfGF0'}${r.chars(BASE64_URL, 171)}=${r.chars('0123456789ABCDEF', 8)}`,
  notion: (r) => `${'nt' + 'n_'}${r.digits(11)}${r.chars(BASE62, 35)}`,
  figma: (r) => `${'fi' + 'gd_'}${r.chars(BASE62, 40)}`,
  postman: (r) => `${'PM' + 'AK-'}${r.chars(HEX, 24)}-${r.chars(HEX, 34)}`,
  vault: (r) => `${'hv' + 's.'}CAESI${r.chars(BASE62, 90)}`,
  databricks: (r) => `${'da' + 'pi'}${r.chars(HEX, 32)}`,
  mailgun: (r) => `${'ke' + 'y-'}${r.chars(HEX, 32)}`,
  mailchimp: (r) => `${r.chars(HEX, 32)}-us${r.between(1, 21)}`,
  'new-relic': (r) => `${'NR' + 'AK-'}${r.chars(UPPER + DIGITS, 27)}`,
  grafana: (r) => `${'gl' + 'sa_'}${r.chars(BASE62, 32)}_${r.chars(HEX, 8)}`,
  linear: (r) => `${'lin' + '_api_'}${r.chars(BASE62, 40)}`,
  docker: (r) => `${'dckr' + '_pat_'}${r.chars(BASE62, 27)}`,
  airtable: (r) => `${'p' + 'at'}${r.chars(BASE62, 14)}.${r.chars(HEX, 64)}`,
  square: (r) => `${'sq0' + 'atp-'}${r.chars(BASE62, 22)}`,
  planetscale: (r) => `${'pscale' + '_tkn_'}${r.chars(BASE62, 43)}`,
  doppler: (r) => `${'dp.' + 'pt.'}${r.chars(BASE62, 43)}`,
  supabase: (r) => `${'sb' + 'p_'}${r.chars(HEX, 40)}`,
  rubygems: (r) => `${'ruby' + 'gems_'}${r.chars(HEX, 48)}`,
  heroku: (r) => `${'HR' + 'KU-AA'}${r.chars(BASE64_URL, 57)}${r.chars(BASE62, 1)}`,
  sentry: (r) => `${'sntr' + 'yu_'}${r.chars(HEX, 64)}`,
  brevo: (r) => `${'xkey' + 'sib-'}${r.chars(HEX, 64)}-${r.chars(BASE62, 16)}`,
  cloudflare: (r) => r.chars(BASE62, 40),
  'age-key': (r) => `${'AGE-SECRET' + '-KEY-1'}${r.chars('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`,
  jwt,
  'private-key': (r) => armour(r, r.pick([`RSA ${key}`, key]), 'MII', 6),
  'private-key-openssh': (r) => armour(r, `OPENSSH ${key}`, 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ', 5),
  'private-key-pgp': (r) => armour(r, `PGP ${key} BLOCK`, '\n', 5),
  'connection-string': (r) =>
    r.pick([
      `postgres://app:${word(r)}@db-${r.digits(2)}.internal.acme.io:5432/orders`,
      `mongodb+srv://admin:${word(r)}@cluster0.${r.chars(ALNUM, 5)}.mongodb.net/prod`,
      `mysql://root:${word(r)}@10.3.${r.between(1, 250)}.7:3306/shop`,
      `redis://default:${word(r)}@cache.acme.io:6379/0`,
      `amqps://worker:${word(r)}@mq.acme.io:5671/jobs`,
    ]),
  'url-credentials': (r) =>
    `https://${r.pick(['deploy', 'admin', 'ci-bot'])}:${word(r)}@${r.pick(['git.acme.io/infra.git', 'nexus.acme.io/repository/npm', 'grafana.acme.io'])}`,
  assignment: (r) => `${r.chars(BASE62, 8)}${r.pick(['!', '$', '%', '&'])}${r.chars(BASE62, 12)}`,
  bearer: (r) => r.chars(BASE62, 48),
} satisfies Record<string, (chance: Random) => string>;
export const SECRET_VENDORS: readonly string[] = Object.keys(SECRETS);
