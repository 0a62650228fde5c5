import type { Texts } from '../build.ts';

export const ptPt: Texts = {
  language: 'pt-PT',
  ordinary: ['olá, tudo bem contigo?', 'estou a caminho, apanhei trânsito na ponte', 'fixe, até logo então'],
  negative: [
    'NIF ⟨bad-id:pt-nif⟩ inválido nas finanças',
    'encomenda ⟨n:9⟩ expedida',
    'os CTT dizem ⟨s10:PT⟩ entregue',
    'esqueci-me da palavra-passe outra vez',
  ],
  positive: [
    'o meu contribuinte é ⟦id:pt-nif⟧, mete na fatura',
    'preciso do teu NIF, o meu é ⟦id:pt-nif⟧',
    'NIF: ⟦id:pt-nif⟧',
    'nome;nif\nSilva;⟦id:pt-nif⟧\nCosta;⟦id:pt-nif⟧',
    'liga-me para o ⟦phone:PT⟧',
    'o meu número novo é ⟦phone:PT⟧',
    'a palavra-passe é ⟦password⟧',
    'palavra-passe: ⟦password⟧',
  ],
};
