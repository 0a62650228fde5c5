import type { Random } from './random.ts';

/** Numbering plans as people write them; `#` is any digit, `2` in `{2-9}` a digit of that range. */
const PHONES: Readonly<Record<string, readonly string[]>> = {
  US: [
    '(415) {2-9}##-####',
    '+1 212-{2-9}##-####',
    '646-{2-9}##-####',
    '312.{2-9}##.####',
    '+1 (305) {2-9}## ####',
  ],
  CA: ['416-{2-9}##-####', '+1 604 {2-9}##-####', '(514) {2-9}##-####'],
  GB: ['0797# ######', '+44 7975 {2-9}#####', '020 7946 0###', '+44 20 7123 ####', '07700 9#####'],
  IE: ['087 #######', '+353 86 ### ####', '085 ### ####'],
  DE: [
    '0151 {2-9}#######',
    '+49 176 {2-9}#######',
    '0172/{2-9}######',
    '030 {2-9}#######',
    '+49 89 {2-9}######',
    '0049 160 {2-9}######',
  ],
  AT: ['0664 {2-9}######', '+43 676 {2-9}######', '+43 1 5######'],
  CH: ['079 {2-9}## ## ##', '+41 78 {2-9}## ## ##', '044 {2-9}## ## ##'],
  FR: ['06 {1-9}# ## ## ##', '+33 6 {1-9}# ## ## ##', '07.8#.##.##.##', '01 4# ## ## ##', '06{1-9}#######'],
  BE: ['0471 ## ## ##', '+32 478 ## ## ##', '0496/######'],
  ES: ['6{1-9}# ### ###', '+34 6{1-9}# ## ## ##', '91 {3-8}## ## ##', '6{1-9}#######'],
  IT: ['34{5-9} ### ####', '+39 33{3-9} #######', '06 6### ####', '32{0-9}#######'],
  PT: ['91# ### ###', '+351 96# ### ###', '93#######'],
  BR: ['(11) 9{5-9}###-####', '+55 21 9{7-9}###-####', '11 9{5-9}### ####', '31 9{8-9}#######'],
  MX: ['55 1{2-9}## ####', '+52 55 5{2-6}## ####', '(33) 3{6-8}## ####'],
  AR: ['+54 9 11 {3-6}###-####', '011 4{2-9}##-####', '11 {3-6}###-####'],
  PL: ['60{1-9} ### ###', '+48 51{0-9} ### ###', '69{1-7}-###-###', '22 {4-8}## ## ##'],
  CZ: ['60{2-8} ### ###', '+420 77{2-7} ### ###', '73{1-9}######'],
  NL: ['06-{1-5}#######', '+31 6 {1-5}#######', '020-{4-7}######', '06 {1-5}# ## ## ##'],
  SE: ['070-{2-9}## ## ##', '+46 73 {2-9}## ## ##', '08-{4-7}## ## ##', '0730{2-9}#####'],
  NO: ['9{1-5}# ## ###', '+47 4{0-8}# ## ###', '+47 22 {3-9}# ## ##'],
  DK: ['+45 2{0-9} ## ## ##', '+45 31 ## ## ##', '40 {1-9}# ## ##'],
  FI: ['040 {2-9}## ####', '+358 50 {2-9}## ####', '044 {2-9}######'],
  TR: ['0532 {2-9}## ## ##', '+90 542 {2-9}## ## ##', '0212 {2-6}## ## ##', '0505{2-9}######'],
  RU: ['+7 916 {2-9}##-##-##', '8 (903) {2-9}##-##-##', '89{1-2}6{2-9}######', '+7 (495) {2-7}##-##-##'],
  UA: ['+380 67 {2-9}## ## ##', '050 {2-9}## ## ##', '(063) {2-9}##-##-##', '+38 (097) {2-9}##-##-##'],
  AE: ['+971 50 {2-9}## ####', '055 {2-9}## ####', '04 {3-4}## ####'],
  SA: ['+966 55 {2-9}## ####', '050 {2-9}## ####', '0533######'],
  EG: ['0100 {2-9}## ####', '+20 111 {2-9}## ####', '0122{2-9}######'],
  IL: ['054-{2-9}######', '+972 52-{2-9}##-####', '03-{5-7}######', '050{2-9}######'],
  IN: ['+91 98{1-9}## #####', '98{1-9}#######', '+91-99{1-9}##-#####'],
  JP: ['090-{2-9}###-####', '+81 80-{2-9}###-####', '03-{3-6}###-####', '070{2-4}#######'],
  CN: ['138 {1-9}### ####', '+86 139 {1-9}### ####', '186{1-9}#######', '010-8{2-8}######'],
  KR: ['010-{2-9}###-####', '+82 10-{2-9}###-####', '02-{3-7}##-####', '010{2-9}#######'],
  GR: ['694# ### ###', '+30 697# ######', '210 {6-8}## ####'],
  RO: ['072{1-9} ### ###', '+40 74{0-9} ### ###', '021 {3-4}## ## ##'],
  HU: ['06 30 {2-9}## ####', '+36 20 {2-9}## ####', '06-70-{2-9}##-####', '+36 1 {2-4}## ####'],
  AU: ['04{1-3}# ### ###', '+61 4{1-3}# ### ###', '(02) 9{2-9}## ####'],
  ZA: ['082 {2-9}## ####', '+27 83 {2-9}## ####'],
};
export const PHONE_COUNTRIES: readonly string[] = Object.keys(PHONES);

export function phone(chance: Random, country: string): string {
  const shapes = PHONES[country];
  if (shapes === undefined) throw new Error(`no numbering plan for ${country}`);
  return chance
    .pick(shapes)
    .replaceAll(/\{(\d)-(\d)\}/g, (_, low: string, high: string) =>
      String(chance.between(Number(low), Number(high))),
    )
    .replaceAll('#', () => chance.digits(1));
}

const GIVEN =
  'anna jan maria lukas sofia ahmed yuki olga pierre elif marta nikos david priya carlos ingrid tomas lena'.split(
    ' ',
  );
const FAMILY =
  'kowalski mueller rossi tanaka garcia dubois jansen novak silva yilmaz popescu nagy larsson kim levi haddad papadopoulos brown'.split(
    ' ',
  );
const HOSTS = [
  'gmail.com',
  'outlook.com',
  'web.de',
  'orange.fr',
  'wp.pl',
  'seznam.cz',
  'yahoo.co.jp',
  'mail.ru',
  'ukr.net',
  'hotmail.it',
  'uol.com.br',
  'naver.com',
  'example.com',
  'acme-logistics.eu',
  'mail.nordwind.io',
  'kliniek-oost.nl',
];

export function email(chance: Random): string {
  const given = chance.pick(GIVEN);
  const family = chance.pick(FAMILY);
  const local = chance.pick([
    `${given}.${family}`,
    `${given.charAt(0)}.${family}`,
    `${given}${family}${chance.between(60, 99)}`,
    `${given}_${family}`,
    `${family}+${chance.pick(['news', 'shop', 'test'])}`,
    `${given.charAt(0).toUpperCase()}${given.slice(1)}.${family.charAt(0).toUpperCase()}${family.slice(1)}`,
  ]);
  return `${local}@${chance.pick(HOSTS)}`;
}

const WORDS =
  'Sommer Tiger banan Kawa sunshine Dragon Merlin lavender Mustang pikachu Kotek Prinz Vanilla cometa zeppelin Marmota Falke Girassol ananas Phoenix'.split(
    ' ',
  );

/** What people really choose: a word with a year or a sign, run-together words, or a manager's random string. */
export function password(chance: Random): string {
  const word = chance.pick(WORDS);
  const other = chance.pick(WORDS);
  const sign = chance.pick(['!', '#', '?', '@', '$', '*', '.']);
  return chance.pick([
    `${word}${chance.between(1980, 2026)}${sign}`,
    `${word}${chance.digits(3)}`,
    `${word}${sign}${chance.digits(4)}`,
    `${word.toLowerCase()}-${other.toLowerCase()}-${chance.digits(2)}`,
    `${chance.chars('abcdefghkmnpqrstuvwxyz', 4)}${chance.chars('ABCDEFGHKLMN', 2)}${chance.digits(3)}${sign}${chance.chars('xyzvw', 2)}`,
    `${word.replace('a', '4').replace('e', '3')}${chance.digits(2)}${sign}${sign}`,
    chance.chars('ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789', 12),
  ]);
}
