import type { OptionsCatalogue } from './index.ts';

export const ptBR: OptionsCatalogue = {
  title: 'Configurações',
  organisation: 'Organização',
  address: 'Endereço',
  managed: 'A administração fez estas configurações para este navegador. Elas não podem ser alteradas aqui.',
  managedJoining:
    'A administração indicou o servidor {server}, mas este navegador ainda não entrou. Ele continua tentando; se continuar assim, fale com a administração.',
  removed:
    '{organisation} removeu este navegador. As últimas regras continuam valendo, mas nada pode ser entregue. Peça um novo código ou saia da organização.',
  leaveTitle: 'Sair de {organisation}',
  leaveWhat: 'O que isso significa é dito antes que algo aconteça.',
  leaveButton: 'Sair de {organisation}…',
  confirmTitle: 'Sair de {organisation}?',
  effectChecks: 'As mensagens que você envia deste navegador deixam de ser verificadas.',
  effectReports: {
    one: '{count} relatório ainda espera e é entregue antes.',
    many: '{count} relatórios ainda esperam e são entregues antes.',
    other: '{count} relatórios ainda esperam e são entregues antes.',
  },
  effectRecord:
    'As regras, as chaves e o seu registro são apagados deste navegador. O que {organisation} recebeu fica lá.',
  effectTold: '{organisation} vê que este navegador saiu.',
  effectBack: 'Para voltar, você precisa de um novo código de inscrição.',
  stay: 'Ficar',
  leave: 'Sair de {organisation}',
  leaving: 'Saindo…',
  unsent: {
    one: '{count} relatório não pôde ser entregue. Se você sair agora, ele se perde, e o seu registro também.',
    many: '{count} relatórios não puderam ser entregues. Se você sair agora, eles se perdem, e o seu registro também.',
    other:
      '{count} relatórios não puderam ser entregues. Se você sair agora, eles se perdem, e o seu registro também.',
  },
  tryAgain: 'Tentar entregar de novo',
  leaveAnyway: {
    one: 'Sair e perder {count} relatório',
    many: 'Sair e perder {count} relatórios',
    other: 'Sair e perder {count} relatórios',
  },
  leaveFailed: 'Não deu certo. Este navegador ainda pertence a {organisation}. Tente de novo.',
  left: 'Este navegador saiu de {organisation}. Chaves, regras e registro foram apagados aqui.',
  leftUntold:
    'Não foi possível acessar o servidor; {organisation} pode continuar listando este navegador até que alguém o remova lá.',
  leftLost: {
    one: '{count} relatório se perdeu.',
    many: '{count} relatórios se perderam.',
    other: '{count} relatórios se perderam.',
  },
};
