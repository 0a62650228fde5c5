import type { PracticeCatalogue } from './index.ts';

export const ptBR: PracticeCatalogue = {
  title: 'Conversa de prática',
  intro:
    'Experimente o que acontece quando algo não deve sair por mensagem. As mensagens são verificadas aqui exatamente como nos seus mensageiros.',
  stays:
    'Nada do que você escreve aqui sai deste computador. Nada é registrado nem informado, e ninguém vê o seu progresso.',
  rulesOf: 'Com as regras de {organisation}.',
  demonstration:
    'Esta é uma demonstração. Este navegador não tem regras de uma organização, então algumas regras de exemplo são usadas. Elas valem só nesta página.',
  exercises: 'Exercícios',
  progress: '{done} de {all} concluídos',
  reset: 'Começar de novo',
  wasReset: 'Todos os exercícios estão abertos de novo.',
  cleanTitle: 'Uma mensagem comum',
  cleanTask:
    'A maior parte do que se escreve passa sem alteração. Coloque o exemplo no campo de mensagem e envie.',
  ruleTask:
    'Alguém pede isto a você. Coloque o exemplo inventado no campo de mensagem, olhe para ele e tente enviar.',
  fileTitle: '{rule}: como arquivo',
  fileTask: 'Os arquivos também são examinados, neste computador. Anexe o arquivo inventado.',
  put: 'Colocar o exemplo no campo de mensagem',
  attachExample: 'Anexar o arquivo de exemplo',
  watch: 'O que observar',
  stepUnderlined: 'Enquanto você escreve, as palavras são sublinhadas',
  stepHeld: 'A mensagem é retida antes de sair',
  stepHeldFile: 'O arquivo é retido antes de ser anexado',
  stepAnswered: 'Você escolhe como continuar',
  stepSent: 'A mensagem sai na hora',
  seen: 'visto',
  notSeen: 'ainda não',
  done: 'concluído',
  seenAll: 'Você já viu tudo.',
  why: 'Por que esta regra existe',
  instead: 'Um jeito melhor',
  next: 'Próximo exercício',
  othersTitle: 'Regras sem exercício',
  othersWhy:
    'Elas tratam de chamadas, de certas conversas, de outros horários ou de outras coisas que não dá para experimentar aqui. Nos seus mensageiros elas valem do mesmo jeito.',
  preparing: 'Lendo as regras…',
  noExercises: 'No momento nenhuma regra da sua organização retém o que você escreve.',
  chat: 'Conversa de prática',
  partner: 'Contato de prática',
  asksClean: 'Oi! Quando e onde nos encontramos amanhã?',
  asksRule: 'Oi! Você pode me enviar isto: {what}?',
  asksFile: 'Oi! Você pode me enviar o arquivo?',
  cleanText: 'Às dez na frente da entrada principal. Até amanhã!',
  message: 'Mensagem',
  placeholder: 'Escreva uma mensagem',
  send: 'Enviar',
  attach: 'Anexar um arquivo',
  you: 'Você',
  fileSent: 'Arquivo: {name}',
  nothingRecorded: 'Prática: nada disto é registrado, e nada sai deste computador.',
  insteadTitle: 'Aqui abriria a sua própria ferramenta',
  insteadText:
    'Na demonstração, o jeito melhor leva até aqui. Com as regras da sua organização, ele abre a ferramenta prevista, como um link de pagamento ou um gerenciador de senhas.',
};
