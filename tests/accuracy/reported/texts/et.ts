import type { Texts } from '../build.ts';

export const et: Texts = {
  language: 'et',
  ordinary: ['tere, kuidas läheb?', 'olen varsti kohal', 'aitäh eilse eest'],
  negative: ['isikukood ⟨bad-id:ee-isikukood⟩ on vale', 'tellimus ⟨n:11⟩ on teel', 'unustasin jälle parooli'],
  positive: [
    'minu isikukood on ⟦id:ee-isikukood⟧',
    'Isikukood: ⟦id:ee-isikukood⟧',
    'nimi;isikukood\nTamm;⟦id:ee-isikukood⟧\nSaar;⟦id:ee-isikukood⟧',
    'parool on ⟦password⟧',
  ],
};
