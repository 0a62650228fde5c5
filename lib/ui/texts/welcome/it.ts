import type { WelcomeCatalogue } from './index.ts';

export const it: WelcomeCatalogue = {
  title: 'Che cosa fa Sluice in questo browser',
  lead: 'Sluice guarda, su questo computer, ciò che invia in alcuni messenger prima che parta. Serve a evitare che dati di {organisation} escano per errore, non a leggere le Sue conversazioni.',
  leadNobody:
    'Sluice guarda, su questo computer, ciò che invia in alcuni messenger prima che parta. Comincia quando questo browser appartiene a un’organizzazione.',
  notEnrolled:
    'Questo browser non appartiene ancora a un’organizzazione. Nulla viene controllato e nulla viene segnalato.',
  enterCode: 'Inserisci un codice di iscrizione',
  joining:
    'L’amministrazione ha installato Sluice qui e questo browser sta ancora entrando nell’organizzazione. Questa pagina cambierà quando sarà fatto.',
  watchedTitle: 'Che cosa viene controllato',
  watchedWhere: 'Ciò che invia, modifica, inoltra o allega su {platforms}: il testo e il contenuto dei file.',
  watchedTyping: 'Il testo viene controllato già mentre lo scrive, perché l’avviso arrivi in tempo.',
  watchedRules: '{organisation} cerca:',
  watchedNone: 'Non sono ancora arrivate regole.',
  notTitle: 'Che cosa non viene controllato',
  notReceived: 'Ciò che gli altri Le scrivono, a meno che non lo inoltri',
  notElsewhere: 'Altri siti, altri programmi e le app sul Suo telefono',
  notFields: 'Campi di ricerca, pagine di accesso e password',
  leavesTitle: 'Che cosa lascia questo computer',
  leavesReport:
    'Quando si applica una regola: un rapporto che dice quale regola, che tipo di dati e quanti, il valore coperto (per esempio •••• 4821; alcune regole citano la parola stessa, come «riservato»), in quale messenger e che cosa ha deciso.',
  leavesWords:
    'Le altre parole del Suo messaggio restano qui. Alcune regole aggiungono la forma delle parole intorno a un valore, con ogni lettera e ogni cifra coperta.',
  leavesFiles:
    'Di un file: il tipo e la dimensione, e dove vi si è trovato qualcosa, con il nome del foglio o del file contenuto. Ciò che le regole riconoscono in un tale nome è coperto.',
  leavesSaid:
    'Ciò che dice Lei stesso: perché qualcosa va inviato, che non è riservato, quale strumento sarebbe stato d’aiuto. E che ha aperto uno strumento suggerito da una regola. Nelle Sue parole è coperto ciò che le regole riconoscono.',
  leavesNames:
    'I nomi di conversazioni e account partono come codici, a meno che l’account non sia dell’organizzazione.',
  leavesCounts:
    'Quando non si applica nessuna regola: solo quanti messaggi sono stati inviati, per giorno e messenger.',
  leavesBrowser: 'Quali versioni del browser e di Sluice ci sono qui, e se Sluice funziona.',
  leavesWho: 'I rapporti indicano questo browser. L’organizzazione può sapere di chi è.',
  recordTitle: 'Verifichi di persona',
  recordText: 'Ogni rapporto su di Lei si può leggere in questo browser, esattamente come è stato inviato.',
  recordLink: 'Apri il mio registro',
  noticeTitle: 'Da {organisation}',
  end: 'Non c’è nulla da impostare. Può chiudere questa pagina.',
};
