import { beforeAll, describe, expect, it } from 'vitest';
import { tuned } from '../accuracy/tuned/corpus.ts';
import { judgeText, loadRules, made, type Rules } from './policy.ts';

let rules: Rules;

beforeAll(async () => {
  rules = await loadRules();
});

/** What is decided with all packs on: `block card-number-out`, or `allow`. */
function decide(text: string): string {
  const { action, deciding } = judgeText(rules.policy, made(text));
  return deciding === null ? action : `${action} ${deciding.rule.id}`;
}

/** A value that a detector's own examples give as valid. */
function sample(id: string, nth = 0): string {
  const values = rules.detectors
    .find((detector) => detector.id === id)
    ?.examples.match.flatMap(({ find }) => find)
    .filter((value, at, all) => all.indexOf(value) === at);
  const value = values?.[nth];
  if (value === undefined) throw new Error(`${id} has no example ${String(nth)}`);
  return made(value);
}

const repeated = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const card = '{{luhn:4539 5787 6362 148}}';
const pem = `{{join:-----BEGIN |PRIVATE KEY-----}}\n${'MIIEowIBAAKCAQEA'.repeat(8)}\n{{join:-----END |PRIVATE KEY-----}}`;

const passages: readonly (readonly [string, () => string, string])[] = [
  [
    'a card in a row of a dump',
    () => `INSERT INTO payments VALUES (17,'${card}','Ann');`,
    'block card-number-out',
  ],
  [
    'three cards in rows of a dump',
    () =>
      `INSERT INTO payments VALUES ${[0, 1, 2].map((at) => `(${String(at)},'{{luhn:453957876362${String(140 + at)}}}','Ann')`).join(',')};`,
    'block many-cards-out',
  ],
  [
    'a key in source code',
    () =>
      `// TODO vault\nconst keys = {\n  pem: \`${pem}\`,\n};\nexport function load() {\n  return keys;\n}`,
    'block private-key-out',
  ],
];
describe('a value in a passage that is held as well', () => {
  it.each(passages)('%s', (_, text, verdict) => expect(decide(text())).toBe(verdict));
});

const spoken: readonly (readonly [string, () => string, string])[] = [
  // Payment cards
  ['a card number', () => `book it on ${card}, exp 09/27`, 'block card-number-out'],
  ['a card with its code', () => `${card} 09/27 cvv 123`, 'block card-with-code-out'],
  ['a code alone', () => 'my card, CVC: 847', 'warn card-code-out'],
  ['the PIN of a card', () => 'the card PIN is 4821', 'warn card-code-out'],
  [
    'three cards',
    () => repeated(3, (at) => `{{luhn:453957876362${String(140 + at)}}}`),
    'block many-cards-out',
  ],
  [
    'a magnetic stripe',
    () => '%B{{luhn:453957876362148}}^NOVAK/JANA^29041010000000000000?',
    'block card-track-out',
  ],
  // Bank accounts
  ['an IBAN', () => 'bitte an {{iban:DE:370400440532013000}} überweisen', 'warn iban-out'],
  [
    'five IBANs',
    () => repeated(5, (at) => `{{iban:DE:37040044053201300${String(at)}}}`),
    'justify many-accounts-out',
  ],
  ['a British account', () => 'sort code 20-41-07, account number 43718826', 'warn european-account-out'],
  ['a Mexican account', () => `CLABE ${sample('mx-clabe')}`, 'warn overseas-account-out'],
  // Finance
  [
    'a seed phrase',
    () => 'my seed phrase is lake tiger hammer vivid puzzle wagon oven cliff onion rebel marble truth',
    'block crypto-key-out',
  ],
  [
    'a deal in a marked text',
    () => 'STRICTLY CONFIDENTIAL\nthe non-binding offer goes to the board today, enterprise value 40 million',
    'justify marked-deal-out',
  ],
  // Personal data
  ['a US number', () => 'my SSN is {{join:536-22|-8417}}', 'justify us-ssn-out'],
  ['a Polish number', () => `mój PESEL to ${sample('pl-pesel')}`, 'warn eu-ids-out'],
  ['a French number', () => `mon numéro de sécurité sociale : ${sample('fr-nir')}`, 'warn eu-ids-out'],
  ['a British number', () => `my national insurance number is ${sample('gb-nino')}`, 'warn uk-ids-out'],
  ['a Brazilian number', () => `meu CPF é ${sample('br-cpf')}`, 'warn americas-ids-out'],
  ['an Indian number', () => `aadhaar number ${sample('in-aadhaar')}`, 'warn asia-pacific-ids-out'],
  ['a Turkish number', () => `TC kimlik no ${sample('tr-tckn')}`, 'warn africa-middle-east-ids-out'],
  ['a Russian number', () => `СНИЛС ${sample('ru-snils')}`, 'warn east-ids-out'],
  [
    'a table of people',
    () =>
      `name,email,phone,birthday\n${repeated(12, (at) => `Ann Roe${String(at)},ann${String(at)}@mail.test,55501${String(10 + at)},1.2.19${String(70 + at)}`)}`,
    'justify many-people-out',
  ],
  [
    'ten addresses',
    () => repeated(10, (at) => `p${String(at)}@firm${String(at)}.test.cz`),
    'warn many-email-addresses',
  ],
  [
    'ten phones',
    () => repeated(10, (at) => `+44 20 7946 ${String(1100 + at * 37)}`),
    'warn many-contacts-out',
  ],
  [
    'a birth date with an address',
    () => 'DOB: 12/03/1985, lives at 14 Station Road, Reading RG1 1AA',
    'warn person-profile-out',
  ],
  // Health
  ['a patient number', () => 'Patient ID 7730912, ward 4', 'warn patient-number-out'],
  [
    'a diagnosis with a patient number',
    () => 'Patient ID 7730912: patient was diagnosed with major depression',
    'justify patient-diagnosis-out',
  ],
  ['an NHS number', () => `NHS number ${sample('gb-nhs-number')}`, 'warn health-insurance-out'],
  [
    'a list of patients',
    () => repeated(6, (at) => `MRN: 00482${String(913 + at * 7)}`),
    'block many-patients-out',
  ],
  // Credentials
  ['a private key', () => pem, 'block private-key-out'],
  ['an AWS key', () => '{{join:AK|IA}}Q7ZC4NBX2LMW5RTP', 'block aws-key-out'],
  ['a token for code', () => sample('github-token'), 'block code-token-out'],
  ['a payment key', () => sample('stripe-secret-key'), 'block payment-key-out'],
  ['a token of a service', () => sample('slack-token'), 'justify service-token-out'],
  ['a password', () => 'the wiki password is {{join:Hun|ter2!x}}', 'warn spoken-password-out'],
  ['a Wi-Fi password', () => 'Wi-Fi password: {{join:guest|haus77}}', 'warn spoken-password-out'],
  ['a German password', () => 'Das Passwort lautet {{join:Sommer|2031!}}', 'warn spoken-password-out'],
  [
    'a password list',
    () => 'url,username,password\nhttps://a.example,ann,{{join:Lamp|shade3}}',
    'block password-list-out',
  ],
  ['a one-time code', () => 'Your verification code is 493201', 'warn one-time-code-out'],
  // Staff
  ['a payslip', () => 'Gross pay 4,200.00\nIncome tax 610.00\nNet pay 3,105.00', 'justify payslip-out'],
  [
    'a dismissal of someone known',
    () => 'Termination letter for employee 4471, effective 1 May, DOB: 12/03/1985',
    'justify staff-file-out',
  ],
  // Markings
  ['a marking', () => 'STRICTLY CONFIDENTIAL\nOffer for the board', 'justify confidential-marking-out'],
  ['a French marking', () => 'STRICTEMENT CONFIDENTIEL\nOffre', 'justify confidential-marking-out'],
  ['a label', () => 'Classification: Restricted\nQ3 numbers', 'justify label-out'],
  ['TLP:RED', () => 'TLP:RED\nActor infrastructure below', 'justify tlp-out'],
  ['a classification', () => 'TOP SECRET//NOFORN\nSubject: exercise', 'block classified-out'],
  ['privileged advice', () => 'ATTORNEY-CLIENT PRIVILEGED: our position', 'warn privilege-out'],
  // Code
  ['a diff', () => '--- a/x.c\n+++ b/x.c\n@@ -1,4 +1,6 @@\n+int y;', 'warn code-diff-out'],
  [
    'a dump',
    () => "INSERT INTO `users` VALUES (1,'ann','x'),(2,'bob','y'),(3,'eva','z');",
    'justify database-dump-out',
  ],
];

const harmless: readonly (readonly [string, string])[] = [
  ['meeting', 'see you at 18:30, order 4539 is ready, call 600 123 456'],
  ['small talk about passwords', 'I forgot my password again, can you reset it for me?'],
  ['small talk about secrecy', 'keep it confidential ok? :)'],
  ['a masked card', 'paid with the card ending 4821, **** **** **** 4821'],
  ['a published test card', '4111 1111 1111 1111'],
  ['a tracking number', 'your parcel 1Z 999 AA1 01 2345 6784 arrives on Tuesday'],
  ['a book', 'ISBN 978-3-16-148410-0 is the one you want'],
  ['a time stamp', 'it crashed at 1732312345678, build 20261122.4'],
  ['an id', 'ticket 3f2b8c1e-9a4d-4e6f-8b1a-2c3d4e5f6a7b is open again'],
  ['a hash', 'commit da39a3ee5e6b4b0d3255bfef95601890afd80709 broke it'],
  ['an address of a person', 'write to ann@mail.test when you are there'],
  ['one phone number', 'call me at +44 20 7946 0958'],
  ['a birthday', 'Anna has her birthday on 12.03., shall we buy flowers?'],
  ['health of one’s own', 'my doctor says it is only a cold, back on Monday'],
  ['work', 'I think they will fire someone soon, the mood is terrible'],
  ['Wi-Fi for guests', 'the Wi-Fi password is on the fridge'],
  ['German', 'Bestellung 30048213 ist da, bitte bis Freitag abholen'],
  ['French', 'rendez-vous à 14h30, code promo ETE2026, merci !'],
  ['Polish', 'zamówienie nr 88213004 wysłane, dziękuję i pozdrawiam'],
  ['Arabic', 'نلتقي غدًا الساعة 10:30 عند المدخل رقم 4'],
  ['version', 'upgrade to 10.4.20.1 or later, ticket OPS-4821'],
  ['a contract in passing', 'did you sign the contract for the flat yet?'],
];

describe('with all packs on', () => {
  it.each(spoken)('%s', (_, text, expected) => {
    expect(decide(text())).toBe(expected);
  });

  it.each(harmless)('lets harmless talk pass: %s', (_, text) => {
    expect(decide(text)).toBe('allow');
  });

  it('asks about no more than one ordinary message in a thousand', () => {
    const ordinary = tuned().filter(({ kind }) => kind === 'ordinary');
    const asked = ordinary.filter(
      ({ text }) => !['allow', 'log'].includes(judgeText(rules.policy, text).action),
    );
    expect(ordinary.length).toBeGreaterThan(900);
    expect(asked.map(({ text }) => text).slice(1)).toEqual([]);
  }, 120_000);

  it('only watches what is broad', () => {
    const text = 'not public yet, EBITDA came in at $12 million';
    expect(decide(text)).toBe('allow');
    expect(judgeText(rules.policy, text).hits.map(({ rule }) => rule.id)).toEqual(['insider-financials-out']);
  });

  it('says nothing on corporate accounts about what may stay among colleagues', () => {
    const inside = rules.policy.bundle.rules.filter(({ when }) => when.accounts !== null);
    expect(inside.map(({ when }) => when.accounts)).toEqual(inside.map(() => ['personal', 'unknown']));
    expect(inside.map(({ id }) => id)).toContain('confidential-marking-out');
  });
});

/** What rules ask for by the dozen is only found by the dozen. */
const inBulk = (id: string): boolean =>
  rules.policy.bundle.rules.every(
    ({ match }) => match === null || !JSON.stringify(match).includes(`{"detector":"${id}","minConfidence":`),
  );

describe('every detector that a rule uses', () => {
  it('reaches that rule with one of its examples', () => {
    const used = new Set(rules.policy.bundle.detectors.map(({ id }) => id));
    const dozens = new Set(rules.detectors.map(({ id }) => id).filter(inBulk));
    const unreached = rules.detectors.filter(
      ({ id, examples }) =>
        used.has(id) &&
        !dozens.has(id) &&
        id !== 'email-address' &&
        id !== 'phone-number' &&
        !examples.match.some(({ text }) =>
          judgeText(rules.policy, made(text)).hits.some(({ findings }) =>
            findings.some(({ detector }) => detector === id),
          ),
        ),
    );
    expect(unreached.map(({ id }) => id)).toEqual([]);
    expect(used.size - dozens.size).toBeGreaterThan(350);
  }, 120_000);
});
