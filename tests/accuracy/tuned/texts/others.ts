import type { Random } from '../random.ts';
import { type Draft, write } from '../write.ts';

const codes: readonly (readonly [string, string])[] = [
  ['en', 'Your verification code is {0}'],
  ['en', '{0} is your login code'],
  ['en', 'what’s the code? ok it says {0} is your security code'],
  ['de', 'Ihr Bestätigungscode lautet {0}'],
  ['de', 'dein Sicherheitscode: {0}'],
  ['fr', 'votre code de vérification est {0}'],
  ['es', 'tu código de verificación es {0}'],
  ['it', 'il tuo codice di verifica è {0}'],
  ['pt-BR', 'seu código de verificação é {0}'],
  ['pl', 'Twój kod weryfikacyjny to {0}'],
  ['cs', 'váš ověřovací kód je {0}'],
  ['nl', 'je verificatiecode is {0}'],
  ['sv', 'din verifieringskod är {0}'],
  ['tr', 'doğrulama kodunuz {0}'],
  ['ru', 'ваш код подтверждения {0}'],
  ['uk', 'ваш код підтвердження {0}'],
  ['ar', 'رمز التحقق الخاص بك هو {0}'],
  ['he', 'קוד האימות שלך הוא {0}'],
  ['hi', 'आपका OTP {0} है'],
  ['ja', '認証コードは{0}です'],
  ['zh', '您的验证码是{0}'],
  ['ko', '인증번호는 {0}입니다'],
];

const births: readonly (readonly [string, string])[] = [
  ['en', 'date of birth: {0}'],
  ['de', 'Geburtsdatum: {0}'],
  ['fr', 'date de naissance : {0}'],
  ['es', 'fecha de nacimiento: {0}'],
  ['it', 'data di nascita: {0}'],
  ['pl', 'data urodzenia: {0}'],
  ['cs', 'datum narození: {0}'],
  ['ru', 'дата рождения {0}'],
];

const marks: readonly (readonly [string, string])[] = [
  ['en', '{0} – do not forward outside the company'],
  ['de', '{0} – nur für den internen Gebrauch'],
  ['en', 'header says {0}, so careful'],
];

/** One-time codes, days of birth, markings: few of each, for the groups that have no promise. */
export function otherMessages(random: Random): Draft[] {
  return [
    ...codes.map(([language, text]) =>
      write(language, text, [{ value: random.shape('^#####'), label: 'one-time-code' }]),
    ),
    ...births.map(([language, text]) =>
      write(language, text, [{ value: random.shape('{dd}.{mm}.{yyyy}'), label: 'date-of-birth' }]),
    ),
    ...marks.map(([language, text], at) =>
      write(language, text, [
        { value: ['STRICTLY CONFIDENTIAL', 'VERTRAULICH', 'TLP:RED'][at] ?? '', label: 'marking' },
      ]),
    ),
  ];
}

const shapes: readonly (readonly [string, string])[] = [
  ['en', 'ISBN 978-3-16-1{0}-0'],
  ['en', 'version 10.4.{0} is out'],
  ['en', 'timestamp 17{0}000 in the log'],
  ['de', 'Artikelnummer {0}'],
  ['de', 'Kundennummer {0}'],
  ['fr', 'référence client {0}'],
  ['es', 'referencia {0}'],
  ['it', 'numero cliente {0}'],
  ['pl', 'numer klienta {0}'],
  ['cs', 'variabilní symbol {0}'],
  ['nl', 'klantnummer {0}'],
  ['pt-BR', 'protocolo {0}'],
  ['ru', 'лицевой счёт {0}'],
  ['uk', 'номер заявки {0}'],
  ['tr', 'müşteri no {0}'],
  ['ar', 'رقم الطلب {0}'],
  ['he', 'מספר הזמנה {0}'],
  ['ja', '注文番号 {0}'],
  ['zh', '订单号 {0}'],
  ['ko', '주문번호 {0}'],
  ['en', 'flight LH{0}, gate B12'],
  ['en', 'conf call pin on the invite, meeting id {0}'],
  ['en', 'coordinates of the pixel {0},200'],
  ['en', '{0} views already!'],
  ['en', 'the population is {0}'],
  ['en', 'budget: {0} EUR'],
];

export function numberMessages(random: Random): Draft[] {
  return shapes.flatMap(([language, text]) =>
    ['^######', '^########', '^#########', '^###########']
      .slice(0, 3)
      .map((shape) => write(language, text, [{ value: random.shape(shape) }])),
  );
}
