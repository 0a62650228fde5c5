import type { Texts } from '../build.ts';

export const fi: Texts = {
  language: 'fi',
  ordinary: ['moi mitä kuuluu?', 'tuun vartin päästä', 'kiitos eilisestä, oli tosi kivaa'],
  negative: [
    'hetu ⟨bad-id:fi-hetu⟩ on väärin',
    'tilausnumero ⟨n:10⟩ lähetetty',
    'paketti ⟨s10:FI⟩ noudettavissa',
    'unohdin taas salasanan',
  ],
  positive: [
    'mun henkilötunnus on ⟦id:fi-hetu⟧',
    'kela kysyy hetua, se on ⟦id:fi-hetu⟧',
    'Henkilötunnus: ⟦id:fi-hetu⟧',
    'nimi;hetu\nVirtanen;⟦id:fi-hetu⟧\nKorhonen;⟦id:fi-hetu⟧',
    'soita ⟦phone:FI⟧',
    'salasana on ⟦password⟧',
    'tilinumero ⟦iban:FI⟧',
  ],
};
