import type { Texts } from '../build.ts';

export const da: Texts = {
  language: 'da',
  ordinary: ['hej, hvordan går det?', 'jeg er der om et kvarter', 'tusind tak for hjælpen i går'],
  negative: [
    'cpr ⟨bad-id:dk-cpr⟩ kan ikke passe',
    'ordrenummer ⟨n:10⟩ er afsendt',
    'pakke ⟨s10:DK⟩ venter i boksen',
    'har glemt min adgangskode igen',
  ],
  positive: [
    'mit cpr-nummer er ⟦id:dk-cpr⟧',
    'lægen skal bruge dit cpr, mit er ⟦id:dk-cpr⟧',
    'CPR: ⟦id:dk-cpr⟧',
    'navn;cpr\nNielsen;⟦id:dk-cpr⟧\nHolm;⟦id:dk-cpr⟧',
    'ring på ⟦phone:DK⟧',
    'adgangskoden er ⟦password⟧',
    'overfør til ⟦iban:DK⟧',
  ],
};
