import type { Texts } from '../build.ts';

export const nb: Texts = {
  language: 'nb',
  ordinary: ['hei, går det bra?', 'kommer litt senere i dag', 'takk for sist, det var kjempekoselig'],
  negative: [
    'fødselsnummer ⟨bad-id:no-fodselsnummer⟩ er ugyldig',
    'saksnummer ⟨n:11⟩ er mottatt',
    'pakke ⟨s10:NO⟩ er klar til henting',
    'glemte passordet igjen',
  ],
  positive: [
    'fødselsnummeret mitt er ⟦id:no-fodselsnummer⟧',
    'personnummer til legen: ⟦id:no-fodselsnummer⟧',
    'Fødselsnr: ⟦id:no-fodselsnummer⟧',
    'navn;fødselsnummer\nHansen;⟦id:no-fodselsnummer⟧\nDahl;⟦id:no-fodselsnummer⟧',
    'ring meg på ⟦phone:NO⟧',
    'passordet er ⟦password⟧',
    'kontonummer utland ⟦iban:NO⟧',
  ],
};
