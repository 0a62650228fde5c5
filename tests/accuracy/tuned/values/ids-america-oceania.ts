import { byStdnum, luhn, weighted } from './checks.ts';
import type { NationalId } from './national-id.ts';

export const americaAndOceania: readonly NationalId[] = [
  {
    id: 'us-itin',
    language: 'en',
    called: ['ITIN', 'individual taxpayer number'],
    shapes: ['9##-7#-####', '9##-85-####'],
  },
  {
    id: 'us-ein',
    language: 'en',
    called: ['EIN', 'employer identification number'],
    shapes: ['47-#######', '82-#######'],
  },
  {
    id: 'us-passport',
    language: 'en',
    called: ['US passport', 'American passport number'],
    shapes: ['5########', 'A########'],
  },
  {
    id: 'us-driving-licence',
    language: 'en',
    called: ["driver's license", 'drivers license number'],
    shapes: ['F#######', 'S###-####-####'],
  },
  {
    id: 'us-medicare-mbi',
    language: 'en',
    called: ['Medicare number', 'MBI'],
    shapes: ['2FH7-KT#-WR5#', '3CD8YU#AN4#'],
  },
  {
    id: 'us-npi',
    language: 'en',
    called: ['NPI', 'NPI number'],
    shapes: ['1#########'],
    valid: (value) => luhn(`80840${value}`),
  },
  {
    id: 'us-dea',
    language: 'en',
    called: ['DEA number', 'DEA'],
    shapes: ['BL#######'],
    valid: drugEnforcement,
  },
  {
    id: 'ca-sin',
    language: 'en',
    called: ['SIN', 'social insurance number', 'SIN number'],
    shapes: ['5## ### ###', '1##-###-###', '4########'],
    valid: byStdnum('CA.sin'),
  },
  {
    id: 'ca-sin',
    language: 'fr',
    called: ['NAS', "numéro d'assurance sociale"],
    shapes: ['2## ### ###', '7##-###-###'],
    valid: byStdnum('CA.sin'),
  },
  { id: 'ca-passport', language: 'en', called: ['Canadian passport'], shapes: ['GK######'] },
  {
    id: 'ca-health-card',
    language: 'en',
    called: ['OHIP number', 'health card'],
    shapes: ['4###-###-###'],
    valid: luhn,
  },
  {
    id: 'mx-curp',
    language: 'es',
    called: ['CURP', 'mi CURP'],
    shapes: ['GOMC{yy}{mm}{dd}HDFMRL0#', 'PELA{yy}{mm}{dd}MJCRPN0#'],
    valid: byStdnum('MX.curp'),
  },
  {
    id: 'mx-rfc',
    language: 'es',
    called: ['RFC', 'mi RFC'],
    shapes: ['GOMC{yy}{mm}{dd}5##', 'PELA{yy}{mm}{dd}4##'],
    valid: byStdnum('MX.rfc'),
  },
  {
    id: 'mx-nss',
    language: 'es',
    called: ['NSS', 'número de seguridad social del IMSS'],
    shapes: ['12{yy}{yy}#####', '45##{yy}#####'],
    valid: luhn,
  },
  {
    id: 'br-cpf',
    language: 'pt-BR',
    called: ['CPF', 'meu CPF', 'número do CPF'],
    shapes: ['###.###.###-##', '###########', '#########-##'],
    valid: byStdnum('BR.cpf'),
  },
  {
    id: 'br-cnpj',
    language: 'pt-BR',
    called: ['CNPJ', 'CNPJ da empresa'],
    shapes: ['##.###.###/0001-##', '########0001##'],
    valid: byStdnum('BR.cnpj'),
  },
  {
    id: 'br-rg',
    language: 'pt-BR',
    called: ['RG', 'carteira de identidade'],
    shapes: ['##.###.###-#'],
    valid: saoPaulo(),
  },
  {
    id: 'br-pis',
    language: 'pt-BR',
    called: ['PIS', 'PIS/PASEP', 'NIS'],
    shapes: ['1##.#####.##-#', '1##########'],
    valid: weighted([3, 2, 9, 8, 7, 6, 5, 4, 3, 2], 11, '00987654321'),
  },
  {
    id: 'br-cnh',
    language: 'pt-BR',
    called: ['CNH', 'número da CNH'],
    shapes: ['0##########'],
    valid: drivers(),
  },
  {
    id: 'ar-cuit',
    language: 'es',
    called: ['CUIT', 'CUIL', 'mi CUIT'],
    shapes: ['20-########-#', '27#########'],
    valid: byStdnum('AR.cuit'),
  },
  { id: 'ar-dni', language: 'es', called: ['DNI', 'mi DNI argentino'], shapes: ['3#.###.###'] },
  {
    id: 'cl-rut',
    language: 'es',
    called: ['RUT', 'mi RUT', 'RUN'],
    shapes: ['1#.###.###-#', '1#######-#', '1#.###.###-K'],
    valid: byStdnum('CL.rut'),
  },
  {
    id: 'co-cedula',
    language: 'es',
    called: ['cédula de ciudadanía', 'cédula', 'C.C.'],
    shapes: ['1.0##.###.###', '10########'],
  },
  {
    id: 'co-nit',
    language: 'es',
    called: ['NIT', 'NIT de la empresa'],
    shapes: ['900.###.###-#', '8########-#'],
    valid: byStdnum('CO.nit'),
  },
  {
    id: 'pe-dni',
    language: 'es',
    called: ['DNI peruano', 'DNI del RENIEC'],
    shapes: ['4#######', '7#######'],
  },
  {
    id: 'pe-ruc',
    language: 'es',
    called: ['RUC', 'mi RUC'],
    shapes: ['20#########', '10#########'],
    valid: byStdnum('PE.ruc'),
  },
  {
    id: 'ec-cedula',
    language: 'es',
    called: ['cédula', 'cédula de identidad'],
    shapes: ['17########', '091#######'],
    valid: byStdnum('EC.ci'),
  },
  {
    id: 'uy-cedula',
    language: 'es',
    called: ['cédula', 'cédula de identidad', 'C.I.'],
    shapes: ['3.###.###-#', '4######-#'],
    valid: byStdnum('UY.cedula'),
  },
  { id: 'py-cedula', language: 'es', called: ['cédula paraguaya', 'C.I. paraguaya'], shapes: ['3.###.###'] },
  { id: 've-cedula', language: 'es', called: ['cédula', 'C.I.'], shapes: ['V-18.###.###'] },
  {
    id: 'do-cedula',
    language: 'es',
    called: ['cédula', 'cédula dominicana'],
    shapes: ['001-#######-#', '402-#######-#'],
    valid: luhn,
  },
  { id: 'cr-cedula', language: 'es', called: ['cédula', 'cédula tica'], shapes: ['1-0###-0###'] },
  {
    id: 'gt-cui',
    language: 'es',
    called: ['DPI', 'CUI'],
    shapes: ['2### ##### 0101'],
    valid: byStdnum('GT.cui'),
  },
  {
    id: 'au-tfn',
    language: 'en',
    called: ['TFN', 'tax file number'],
    shapes: ['### ### ###', '#########'],
    valid: byStdnum('AU.tfn'),
  },
  {
    id: 'au-medicare',
    language: 'en',
    called: ['Medicare card', 'Medicare number', 'medicare no'],
    shapes: ['2### ##### 1', '3### ##### 1', '4########1'],
    valid: weighted([1, 3, 7, 9, 1, 3, 7, 9], 10),
  },
  { id: 'au-passport', language: 'en', called: ['Australian passport'], shapes: ['N#######', 'PA#######'] },
  {
    id: 'au-driving-licence',
    language: 'en',
    called: ['NSW driver licence', 'Victorian licence'],
    shapes: ['########'],
  },
  { id: 'au-abn', language: 'en', called: ['ABN'], shapes: ['## ### ### ###'], valid: byStdnum('AU.abn') },
  {
    id: 'nz-ird',
    language: 'en',
    called: ['IRD number', 'IRD no'],
    shapes: ['1##-###-###', '##-###-###'],
    valid: byStdnum('NZ.ird'),
  },
  { id: 'nz-nhi', language: 'en', called: ['NHI', 'NHI number'], shapes: ['CGC####'], valid: health },
];

/** Title 21 CFR and the registrars' description: odd digits plus twice the even ones. */
function drugEnforcement(value: string): boolean {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, check] = [...value.slice(2)].map(Number);
  return (a + c + e + 2 * (b + d + f)) % 10 === check;
}

/** Identity cards of the state of São Paulo. */
function saoPaulo() {
  return weighted([2, 3, 4, 5, 6, 7, 8, 9], 11, '0-987654321');
}

/** Driving licences: numbers whose first remainder is 10 follow a second rule and are left out here. */
function drivers() {
  const first = weighted([9, 8, 7, 6, 5, 4, 3, 2, 1], 11, '0123456789-');
  return (value: string) => {
    const sum = [...value.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (at + 1), 0);
    return first(value) && String((sum % 11) % 10) === value.charAt(10);
  };
}

/** HISO 10046: letters without I and O count from 1; modulo 11, the complement; 10 counts as 0. */
function health(value: string): boolean {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
  const sum = [...value.slice(0, 6)].reduce((total, character, at) => {
    const worth = letters.includes(character) ? letters.indexOf(character) + 1 : Number(character);
    return total + worth * (7 - at);
  }, 0);
  return sum % 11 !== 0 && String((11 - (sum % 11)) % 10) === value.charAt(6);
}
