import type { Texts } from '../build.ts';

export const hr: Texts = {
  language: 'hr',
  ordinary: ['bok, kako si?', 'stižem za deset minuta', 'hvala na svemu, bilo je odlično'],
  negative: ['OIB ⟨bad-id:hr-oib⟩ nije ispravan', 'narudžba ⟨n:11⟩ poslana', 'opet sam zaboravila lozinku'],
  positive: [
    'moj oib je ⟦id:hr-oib⟧',
    'OIB: ⟦id:hr-oib⟧',
    'ime;oib\nHorvat;⟦id:hr-oib⟧\nBabić;⟦id:hr-oib⟧',
    'lozinka je ⟦password⟧',
  ],
};
