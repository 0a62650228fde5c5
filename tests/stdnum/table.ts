/** What stands beside our check of a number: validators of the npm package stdnum, as `country.name`. */
export interface Comparison {
  readonly modules: readonly string[];
  /** Why we refuse some values that stdnum takes. */
  readonly stricter?: string;
  /** Why we take some values that stdnum refuses. */
  readonly looser?: string;
}

export const compared: Readonly<Record<string, Comparison>> = {
  'ar-cuit': { modules: ['AR.cuit'] },
  'at-social-insurance': { modules: ['AT.vnr'], stricter: 'a serial number never begins with 0' },
  'at-tax-number': { modules: ['AT.tin'] },
  'au-tfn': { modules: ['AU.tfn'] },
  'be-national-number': {
    modules: ['BE.nn', 'BE.bis'],
    stricter: 'stdnum reads check digits modulo 97, so it takes 98 and 99 as well',
  },
  'bg-egn': {
    modules: ['BG.egn'],
    stricter: 'stdnum does not check the day, and takes months that stand for no century',
  },
  'br-cpf': { modules: ['BR.cpf'] },
  'ca-sin': { modules: ['CA.sin'], stricter: 'numbers that begin with 0 are not issued to people' },
  'ch-ahv': { modules: ['CH.ssn'] },
  'cl-rut': { modules: ['CL.rut', 'CL.run'] },
  'cn-resident-id': {
    modules: ['CN.ric'],
    looser: 'stdnum takes any year and division code; we take birthdays to come',
    stricter: 'stdnum takes any year and division code; we take birthdays to come',
  },
  'cy-tic': { modules: ['CY.vat'] },
  'cz-birth-number': {
    modules: ['CZ.rc'],
    stricter: 'stdnum takes months that no law adds to (only 50, 20 and 70 are)',
  },
  'de-passport': {
    modules: ['DE.passport'],
    stricter: 'a serial number begins with one of the letters of the federal printing office',
  },
  'de-social-insurance': { modules: ['DE.svnr'], stricter: 'stdnum takes day 0' },
  'de-tax-id': {
    modules: ['DE.idnr'],
    looser: 'stdnum wants one digit twice or three times, which we leave out',
  },
  'dk-cpr': { modules: ['DK.cpr'], looser: 'numbers without a check digit have been given out since 2007' },
  'do-cedula': { modules: ['DO.cedula'] },
  'ec-cedula': { modules: ['EC.ci'] },
  'ee-isikukood': { modules: ['EE.ik'], stricter: 'stdnum does not check the date' },
  'es-dni': {
    modules: ['ES.dni', 'ES.nie'],
    stricter: 'we find DNI and NIE, not the NIF of those who have neither (K, L, M)',
  },
  'es-social-security': {
    modules: ['ES.nss'],
    looser: 'both ways of computing with numbers below ten million are in use',
  },
  'fi-hetu': {
    modules: ['FI.hetu'],
    looser: 'stdnum does not know the signs for centuries of 2023, nor birthdays to come',
  },
  'fr-nir': {
    modules: ['FR.nir'],
    stricter: 'stdnum takes any sex and any month',
  },
  'fr-tax-id': { modules: ['FR.nif'] },
  'gb-nino': { modules: ['GB.nino'] },
  'gb-utr': { modules: ['GB.utr'] },
  'gr-afm': { modules: ['GR.vat'] },
  'gr-amka': { modules: ['GR.amka'] },
  'gt-cui': {
    modules: ['GT.cui'],
    looser: 'stdnum knows the municipalities of each department, and takes number 00',
    stricter: 'stdnum knows the municipalities of each department, and takes number 00',
  },
  'hk-id': { modules: ['HK.hkid'] },
  'hr-oib': { modules: ['HR.oib'] },
  'ie-pps': {
    modules: ['IE.pps'],
    looser: 'stdnum knows fewer second letters',
  },
  'il-id': { modules: ['IL.idnr'] },
  'in-aadhaar': { modules: ['IN.aadhaar'] },
  'in-pan': { modules: ['IN.pan'] },
  'is-kennitala': {
    modules: ['IS.kennitala'],
    stricter: 'stdnum takes any century, and companies (days raised by 40)',
  },
  'it-codice-fiscale': { modules: ['IT.codicefiscale'], stricter: 'stdnum does not check the date' },
  'kr-rrn': {
    modules: ['KR.rrn'],
    looser:
      'numbers issued since October 2020 have no check digit; stdnum also wants a place of birth of its list',
  },
  'lt-asmens-kodas': {
    modules: ['LT.asmens'],
    stricter: 'stdnum checks no date and takes 9 for the century; we leave out the 19th',
  },
  'lv-personas-kods': { modules: ['LV.pvn'], stricter: 'stdnum does not check the date of people' },
  'mx-clabe': { modules: ['MX.clabe'], looser: 'stdnum wants a bank of its list, which grows' },
  'mx-curp': { modules: ['MX.curp'], stricter: 'we want what the official pattern says of letters' },
  'mx-rfc': { modules: ['MX.rfc'], looser: 'the check digit is often left out or made up in writing' },
  'my-nric': { modules: ['MY.nric'] },
  'nl-bsn': { modules: ['NL.bsn'] },
  'no-fodselsnummer': {
    modules: ['NO.fodselsnummer'],
    stricter: 'we leave out numbers with 40 added to the month',
  },
  'nz-ird': { modules: ['NZ.ird'] },
  'pe-dni': { modules: ['PE.cui'], stricter: 'eight digits without their check digit are anything' },
  'pe-ruc': { modules: ['PE.ruc'] },
  'pk-cnic': { modules: ['PK.cnic'] },
  'pl-nip': { modules: ['PL.nip'] },
  'pl-pesel': {
    modules: ['PL.pesel'],
    looser: 'stdnum refuses birthdays to come, and takes those of the 19th century',
    stricter: 'stdnum refuses birthdays to come, and takes those of the 19th century',
  },
  'pt-cc': { modules: ['PT.cc'] },
  'pt-nif': { modules: ['PT.nif', 'PT.nipc'], stricter: 'stdnum takes first digits that are not given out' },
  'ro-cnp': { modules: ['RO.cnp'] },
  'rs-jmbg': {
    modules: ['RS.jmbg'],
    stricter: 'stdnum takes the regions of all of former Yugoslavia, and any year',
  },
  'ru-inn': { modules: ['RU.inn'] },
  'se-personnummer': {
    modules: ['SE.personnummer'],
    looser: 'stdnum wants a dash, and takes any year',
    stricter: 'stdnum wants a dash, and takes any year',
  },
  'si-emso': {
    modules: ['SI.emso'],
    stricter: 'stdnum takes the regions of all of former Yugoslavia, and any year',
  },
  'th-national-id': { modules: ['TH.idnr'] },
  'tr-tckn': { modules: ['TR.tckimlik'] },
  'tw-national-id': { modules: ['TW.natid'] },
  'ua-rnokpp': { modules: ['UA.rntrc'] },
  've-cedula': { modules: ['VE.rif'], looser: 'an identity card alone has no check digit' },
  'za-id': { modules: ['ZA.idnr'], looser: 'stdnum refuses birthdays to come' },
};

const noPeer = 'stdnum has no validator for it; the algorithm is that of the document named as its source';
const published = 'stdnum has no validator for it; published numbers are tried instead (stdnum.test.ts)';
const otherNumber = 'stdnum has another number of that country only';

/** Detectors with a check that stdnum does not have, and what shows instead that it is right. */
export const without: Readonly<Record<string, string>> = {
  'es-ccc': published,
  'hu-taj': published,
  'jp-my-number': published,
  'pl-nrb': published,
  'ru-snils': published,
  'sg-nric': published,
  'us-bank-account': published,
  'ae-emirates-id': noPeer,
  'br-cnh': noPeer,
  'br-pis': noPeer,
  'br-rg': noPeer,
  'de-id-card': noPeer,
  'eg-national-id': noPeer,
  'hu-personal-id': noPeer,
  'hu-tax-id': noPeer,
  'kw-civil-id': noPeer,
  'kz-iin': noPeer,
  'lu-matricule': otherNumber,
  'mx-nss': noPeer,
  'pl-id-card': noPeer,
  'pl-passport': noPeer,
  'sa-national-id': noPeer,
  'uy-cedula': otherNumber,
};

/** Numbers printed in standards, registries and official instructions. */
export const publishedNumbers: readonly (readonly [id: string, value: string])[] = [
  // SWIFT IBAN Registry, the national parts of its examples.
  ['es-ccc', '2100 0418 45 0200051332'],
  ['pl-nrb', '61 1090 1014 0000 0712 1981 2874'],
  // Federal Reserve Banks of Boston and New York.
  ['us-bank-account', '011000015'],
  ['us-bank-account', '021001208'],
  // Specimen numbers of the authorities.
  ['ru-snils', '112-233-445 95'],
  ['jp-my-number', '1234 5678 9018'],
  ['sg-nric', 'S1234567D'],
  ['hu-taj', '111 111 110'],
];
