import type { WelcomeCatalogue } from './index.ts';

export const ptBR: WelcomeCatalogue = {
  title: 'O que o Sluice faz neste navegador',
  lead: 'O Sluice olha, neste computador, o que você envia em alguns mensageiros antes de sair. Serve para que dados de {organisation} não saiam por engano, não para ler suas conversas.',
  leadNobody:
    'O Sluice olha, neste computador, o que você envia em alguns mensageiros antes de sair. Ele começa quando este navegador pertence a uma organização.',
  notEnrolled: 'Este navegador ainda não pertence a uma organização. Nada é verificado e nada é relatado.',
  enterCode: 'Inserir um código de inscrição',
  joining:
    'A administração instalou o Sluice aqui, e este navegador ainda está entrando na organização. Esta página muda quando isso acontecer.',
  watchedTitle: 'O que é verificado',
  watchedWhere:
    'O que você envia, edita, encaminha ou anexa em {platforms}: o texto e o conteúdo dos arquivos.',
  watchedTyping: 'O texto já é verificado enquanto você digita, para que o aviso chegue a tempo.',
  watchedRules: '{organisation} procura:',
  watchedNone: 'Nenhuma regra chegou ainda.',
  notTitle: 'O que não é verificado',
  notReceived: 'O que outras pessoas escrevem para você, a não ser que você encaminhe',
  notElsewhere: 'Outros sites, outros programas e os aplicativos do seu celular',
  notFields: 'Campos de busca, páginas de login e senhas',
  leavesTitle: 'O que sai deste computador',
  leavesReport:
    'Quando uma regra se aplica: um relatório que diz qual regra, que tipo de dados e quantos, o valor coberto (por exemplo •••• 4821; algumas regras citam a própria palavra, como “confidencial”), em qual mensageiro e o que você decidiu.',
  leavesWords:
    'As outras palavras da sua mensagem ficam aqui. Algumas regras acrescentam a forma das palavras em volta de um valor, com cada letra e cada dígito cobertos.',
  leavesFiles:
    'De um arquivo: o tipo e o tamanho, e onde algo foi encontrado nele, com o nome da planilha ou do arquivo contido. O que as regras reconhecem nesse nome fica coberto.',
  leavesSaid:
    'O que você mesmo diz: por que algo precisa ser enviado, que não é confidencial, qual ferramenta teria ajudado. E que você abriu uma ferramenta sugerida por uma regra. Nas suas palavras fica coberto o que as regras reconhecem.',
  leavesNames: 'Nomes de conversas e contas saem como códigos, a não ser que a conta seja da organização.',
  leavesCounts: 'Quando nenhuma regra se aplica: só quantas mensagens foram enviadas, por dia e mensageiro.',
  leavesBrowser: 'Quais versões do navegador e do Sluice estão aqui, e se o Sluice funciona.',
  leavesWho: 'Os relatórios identificam este navegador. A organização pode saber de quem ele é.',
  recordTitle: 'Veja você mesmo',
  recordText: 'Cada relatório sobre você pode ser lido neste navegador, exatamente como foi enviado.',
  recordLink: 'Abrir meu registro',
  noticeTitle: 'De {organisation}',
  end: 'Não há nada para configurar. Você pode fechar esta página.',
};
