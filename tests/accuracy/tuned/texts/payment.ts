import type { Random } from '../random.ts';
import { accountNumber, card, ibanCountries, ssn, wrongAccountNumber, wrongCard } from '../values/payment.ts';
import { type Draft, write } from '../write.ts';

type Texts = readonly (readonly [language: string, text: string])[];

const cards: Texts = [
  ['en', 'my card is {0} exp {1}'],
  ['en', 'charge it to {0} please'],
  ['en', 'visa {0}'],
  ['en', '{0}'],
  ['de', 'Kreditkarte {0}, gültig bis {1}'],
  ['de', 'buch es von der Karte {0} ab'],
  ['fr', 'ma carte bancaire : {0}'],
  ['fr', 'tu peux payer avec {0} ?'],
  ['es', 'la tarjeta es {0}, vence {1}'],
  ['it', 'numero carta {0} scadenza {1}'],
  ['pt-BR', 'cartão {0} validade {1}'],
  ['pl', 'numer karty {0}'],
  ['cs', 'číslo karty {0} platnost {1}'],
  ['nl', 'creditcard {0}'],
  ['sv', 'kortnumret är {0}'],
  ['tr', 'kart numarası {0}'],
  ['ru', 'номер карты {0}'],
  ['uk', 'карта {0}, скинь сюди'],
  ['ar', 'رقم البطاقة {0}'],
  ['he', 'מספר הכרטיס {0}'],
  ['hi', 'कार्ड नंबर {0}'],
  ['ja', 'カード番号は{0}です'],
  ['zh', '卡号{0}'],
  ['ko', '카드번호 {0}'],
  ['el', 'η κάρτα μου {0}'],
  ['en', 'id,name,card\n1,Ann,{0}\n'],
];
const ibans: Texts = [
  ['en', 'please send it to {0}'],
  ['en', 'IBAN: {0}'],
  ['de', 'meine IBAN ist {0}, danke!'],
  ['de', 'überweis auf {0}'],
  ['fr', 'mon RIB : {0}'],
  ['es', 'mi cuenta: {0}'],
  ['it', 'ecco l’iban {0}'],
  ['pl', 'przelej na {0}'],
  ['cs', 'pošli to na {0} díky'],
  ['nl', 'maak maar over naar {0}'],
  ['pt-BR', 'o iban é {0}'],
  ['tr', 'ibanım {0}'],
  ['ru', 'мой iban {0}'],
  ['uk', 'реквізити: {0}'],
  ['ar', 'الايبان {0}'],
  ['he', 'איבן {0}'],
  ['el', 'το iban μου {0}'],
  ['hu', 'az ibanom {0}'],
  ['ro', 'contul meu {0}'],
  ['sv', 'iban {0}'],
  ['fi', 'tilinumeroni on {0}'],
  ['da', 'mit kontonummer {0}'],
];
const ssns: Texts = [
  ['en', 'my SSN is {0}'],
  ['en', 'social security number: {0}'],
  ['en', 'SSN {0}, DOB is on the form'],
  ['en', 'his social is {0}'],
  ['es', 'mi número de seguro social es {0}'],
];
const mails: Texts = [
  ['en', 'write me at {0}'],
  ['de', 'meine Mail: {0}'],
  ['fr', 'mon adresse {0}'],
  ['es', 'mi correo es {0}'],
  ['it', 'scrivi a {0}'],
  ['pl', 'mail: {0}'],
  ['cs', 'napiš na {0}'],
  ['pt-BR', 'meu e-mail é {0}'],
  ['ru', 'почта {0}'],
  ['tr', 'mailim {0}'],
  ['ja', 'メールは{0}です'],
  ['zh', '邮箱{0}'],
  ['ar', 'بريدي {0}'],
  ['hi', 'मेरा ईमेल {0} है'],
  ['ko', '이메일 {0}'],
];
const neither: Texts = [
  ['en', 'order {0} was delivered'],
  ['en', 'tracking {0}'],
  ['de', 'Sendung {0} kommt morgen'],
  ['fr', 'colis {0}'],
  ['es', 'pedido {0}'],
  ['pl', 'paczka {0}'],
  ['ru', 'заказ {0}'],
  ['en', 'serial number {0}'],
  ['en', 'gift card no {0} is used up'],
  ['en', 'meter reading ref {0}'],
];

export function paymentMessages(random: Random): Draft[] {
  const at = (texts: Texts, turn: number) => texts[turn % texts.length] ?? ['en', '{0}'];
  const many = (count: number, make: (turn: number) => Draft) =>
    Array.from({ length: count }, (_, turn) => make(turn));
  const one = (texts: Texts, turn: number, value: string, label?: string) => {
    const [language, text] = at(texts, turn);
    return write(language, text, [label === undefined ? { value } : { value, label }]);
  };
  const name = () =>
    `${random.of(['jana', 'tom', 'o.novak', 'maria_s', 'info', 'k.ito', 'sales', 'anna.b'])}${random.text(2, '123456789')}`;
  const host = () =>
    random.of(['firma.example', 'mail.post.example', 'shop.example', 'uni.example', 'web.novak.example']);
  return [
    ...many(60, (turn) => {
      const [language, text] = at(cards, turn);
      const expiry = { value: random.shape('0^/29'), label: 'other:card-expiry' };
      return write(language, text, [{ value: card(random, turn), label: 'card' }, expiry]);
    }),
    ...many(50, (turn) =>
      one(
        ibans,
        turn,
        accountNumber(random, ibanCountries[turn % ibanCountries.length] ?? 'DE', turn % 3 === 1),
        'iban',
      ),
    ),
    ...many(25, (turn) => one(ssns, turn, ssn(random, ['-', '-', ' ', '', '-'][turn % 5] ?? '-'), 'ssn')),
    ...many(40, (turn) => one(mails, turn, `${name()}@${host()}`, 'email')),
    ...many(20, (turn) => one(neither, turn, wrongCard(random))),
    ...many(12, (turn) => one(ibans, turn, wrongAccountNumber(random, ibanCountries[turn] ?? 'DE'))),
    ...many(10, (turn) =>
      one(neither, turn, `9${random.text(2, '0')}${random.text(2, '0')}${random.text(4, '123456789')}`),
    ),
    ...many(6, (turn) =>
      one(
        [
          ['en', 'follow @{0} on insta'],
          ['en', 'ping @{0} in the channel'],
          ['de', 'frag mal @{0}'],
        ],
        turn,
        name(),
      ),
    ),
    ...[
      'card ending in 4242',
      'Karte **** **** **** 1881',
      'tarjeta terminada en 0005',
      'carte XXXX XXXX XXXX 4444',
      'IBAN DE** **** **** 3000',
      'SSN ***-**-6789',
      'the SSN field is required',
      'm***@example.com',
    ].map((text) => write('en', text)),
  ];
}
