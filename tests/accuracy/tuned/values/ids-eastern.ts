import { all, any, byStdnum, plain, snils, weighted } from './checks.ts';
import type { NationalId } from './national-id.ts';

const rising = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export const eastern: readonly NationalId[] = [
  {
    id: 'pl-pesel',
    language: 'pl',
    called: ['PESEL', 'numer PESEL', 'nr PESEL'],
    shapes: ['{yy}{mm}{dd}#####'],
    valid: byStdnum('PL.pesel'),
  },
  {
    id: 'pl-nip',
    language: 'pl',
    called: ['NIP', 'numer NIP'],
    shapes: ['5##-###-##-##', '7#########'],
    valid: byStdnum('PL.nip'),
  },
  {
    id: 'pl-id-card',
    language: 'pl',
    called: ['numer dowodu', 'dowód osobisty', 'nr dowodu'],
    shapes: ['CKT######', 'AZR ######'],
    valid: (value) =>
      [...plain(value)].reduce(
        (sum, character, at) => sum + Number.parseInt(character, 36) * ([7, 3, 1, 9, 7, 3, 1, 7, 3][at] ?? 0),
        0,
      ) %
        10 ===
      0,
  },
  {
    id: 'pl-passport',
    language: 'pl',
    called: ['numer paszportu', 'paszport'],
    shapes: ['EK#######', 'EC #######'],
  },
  {
    id: 'cz-birth-number',
    language: 'cs',
    called: ['rodné číslo', 'rč', 'RČ'],
    shapes: ['{yy}{mm}{dd}/####', '{yy}{mm}{dd}####'],
    valid: byStdnum('CZ.rc'),
  },
  {
    id: 'cz-birth-number',
    language: 'sk',
    called: ['rodné číslo', 'rodné č.'],
    shapes: ['{yy}{mm}{dd}/####'],
    valid: byStdnum('SK.rc'),
  },
  {
    id: 'cz-id-card',
    language: 'cs',
    called: ['číslo občanského průkazu', 'občanský průkaz', 'číslo OP'],
    shapes: ['2########'],
  },
  {
    id: 'hu-taj',
    language: 'hu',
    called: ['TAJ-szám', 'TAJ szám', 'TAJ'],
    shapes: ['### ### ###', '#########'],
    valid: weighted([3, 7, 3, 7, 3, 7, 3, 7], 10),
  },
  {
    id: 'hu-tax-id',
    language: 'hu',
    called: ['adóazonosító jel', 'adóazonosító', 'adóazonosítóm'],
    shapes: ['8#########'],
    valid: weighted(rising.slice(0, 9), 11, '0123456789-'),
  },
  {
    id: 'hu-personal-id',
    language: 'hu',
    called: ['személyi szám', 'személyi azonosító', 'személyi számom'],
    shapes: ['1-{yy}{mm}{dd}-####', '2{yy}{mm}{dd}####'],
    valid: weighted([...rising].reverse(), 11, '0123456789-'),
  },
  {
    id: 'ro-cnp',
    language: 'ro',
    called: ['CNP', 'CNP-ul', 'cod numeric personal'],
    shapes: ['1{yy}{mm}{dd}40####', '2{yy}{mm}{dd}12####'],
    valid: byStdnum('RO.cnp'),
  },
  {
    id: 'bg-egn',
    language: 'bg',
    called: ['ЕГН', 'ЕГН-то'],
    shapes: ['{yy}{mm}{dd}####'],
    valid: byStdnum('BG.egn'),
  },
  {
    id: 'gr-afm',
    language: 'el',
    called: ['ΑΦΜ', 'Α.Φ.Μ.'],
    shapes: ['0########', '1########'],
    valid: byStdnum('GR.vat'),
  },
  {
    id: 'gr-amka',
    language: 'el',
    called: ['ΑΜΚΑ', 'Α.Μ.Κ.Α.'],
    shapes: ['{dd}{mm}{yy}#####'],
    valid: byStdnum('GR.amka'),
  },
  {
    id: 'cy-tic',
    language: 'el',
    called: ['ΑΦΤ', 'Αριθμός Φορολογικής Ταυτότητας'],
    shapes: ['0#######@'],
    valid: byStdnum('CY.vat'),
  },
  {
    id: 'hr-oib',
    language: 'hr',
    called: ['OIB', 'moj OIB'],
    shapes: ['###########'],
    valid: byStdnum('HR.oib'),
  },
  {
    id: 'si-emso',
    language: 'sl',
    called: ['EMŠO', 'moj EMŠO'],
    shapes: ['{dd}{mm}9##50####'],
    valid: byStdnum('SI.emso'),
  },
  {
    id: 'rs-jmbg',
    language: 'sr',
    called: ['JMBG', 'moj JMBG', 'ЈМБГ'],
    shapes: ['{dd}{mm}9##71####'],
    valid: byStdnum('RS.jmbg'),
  },
  {
    id: 'ee-isikukood',
    language: 'et',
    called: ['isikukood', 'minu isikukood'],
    shapes: ['3{yy}{mm}{dd}####', '4{yy}{mm}{dd}####'],
    valid: byStdnum('EE.ik'),
  },
  {
    id: 'lt-asmens-kodas',
    language: 'lt',
    called: ['asmens kodas', 'mano asmens kodas'],
    shapes: ['3{yy}{mm}{dd}####', '4{yy}{mm}{dd}####'],
    valid: byStdnum('LT.asmens'),
  },
  {
    id: 'lv-personas-kods',
    language: 'lv',
    called: ['personas kods', 'mans personas kods', 'p.k.'],
    shapes: ['{dd}{mm}{yy}-1####'],
    valid: byStdnum('LV.pvn'),
  },
  {
    id: 'ru-snils',
    language: 'ru',
    called: ['СНИЛС', 'номер СНИЛС'],
    shapes: ['1##-###-### ##', '0##########'],
    valid: snils,
  },
  {
    id: 'ru-inn',
    language: 'ru',
    called: ['ИНН', 'номер ИНН'],
    shapes: ['77##########', '50##########'],
    valid: byStdnum('RU.inn'),
  },
  {
    id: 'ru-passport',
    language: 'ru',
    called: ['паспорт', 'серия и номер паспорта', 'паспортные данные'],
    shapes: ['45 1# ######', '4010 ######', '451# ######'],
  },
  {
    id: 'ua-rnokpp',
    language: 'uk',
    called: ['ІПН', 'РНОКПП', 'ідентифікаційний код'],
    shapes: ['2#########', '3#########'],
    valid: byStdnum('UA.rntrc'),
  },
  {
    id: 'ua-passport',
    language: 'uk',
    called: ['паспорт', 'серія та номер паспорта', 'номер паспорта'],
    shapes: ['КН ######', 'МЕ######', 'СО №######'],
  },
  {
    id: 'kz-iin',
    language: 'ru',
    called: ['ИИН', 'ЖСН'],
    shapes: ['{yy}{mm}{dd}3#####', '{yy}{mm}{dd}4#####'],
    valid: kazakh(),
  },
  { id: 'ge-personal-id', language: 'ka', called: ['პირადი ნომერი', 'პ/ნ'], shapes: ['010########'] },
  { id: 'az-fin', language: 'az', called: ['FIN kod', 'FİN kodu'], shapes: ['5K#2T4M', '1A2#C3D'] },
  {
    id: 'tr-tckn',
    language: 'tr',
    called: ['TC kimlik no', 'TC kimlik numarası', 'TCKN', 'T.C. kimlik numaram'],
    shapes: ['^##########'],
    valid: byStdnum('TR.tckimlik'),
  },
];

/** Law on national identification numbers: a second row of weights where the first leaves 10. */
function kazakh() {
  const first = [...rising, 11];
  const again = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
  const leavesTen = (value: string) =>
    first.reduce((sum, weight, at) => sum + weight * Number(plain(value).charAt(at)), 0) % 11 === 10;
  return any(weighted(first, 11, '0123456789-'), all(leavesTen, weighted(again, 11, '0123456789-')));
}
