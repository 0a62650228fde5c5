import type { PracticeCatalogue } from './index.ts';

export const it: PracticeCatalogue = {
  title: 'Chat di prova',
  intro:
    'Provi che cosa succede quando qualcosa non dovrebbe uscire via chat. Qui i messaggi sono controllati proprio come nelle Sue app di messaggistica.',
  stays:
    'Niente di ciò che scrive qui lascia questo computer. Niente viene registrato o segnalato, e nessuno vede i Suoi progressi.',
  rulesOf: 'Con le regole di {organisation}.',
  demonstration:
    'Questa è una dimostrazione. Questo browser non ha le regole di un’organizzazione, quindi si usano alcune regole di esempio. Valgono solo in questa pagina.',
  exercises: 'Esercizi',
  progress: '{done} di {all} completati',
  reset: 'Ricominciare',
  wasReset: 'Tutti gli esercizi sono di nuovo aperti.',
  cleanTitle: 'Un messaggio normale',
  cleanTask:
    'Quasi tutto ciò che si scrive passa senza modifiche. Metta l’esempio nel campo del messaggio e lo invii.',
  ruleTask:
    'Qualcuno glielo chiede. Metta l’esempio inventato nel campo del messaggio, lo guardi e provi a inviarlo.',
  fileTitle: '{rule}: come file',
  fileTask: 'Si guarda anche dentro i file, su questo computer. Alleghi il file inventato.',
  put: 'Mettere l’esempio nel campo del messaggio',
  attachExample: 'Allegare il file di esempio',
  watch: 'Che cosa osservare',
  stepUnderlined: 'Mentre scrive, le parole vengono sottolineate',
  stepHeld: 'Il messaggio viene trattenuto prima di uscire',
  stepHeldFile: 'Il file viene trattenuto prima di essere allegato',
  stepAnswered: 'Lei sceglie come proseguire',
  stepSent: 'Il messaggio parte subito',
  seen: 'visto',
  notSeen: 'non ancora',
  done: 'completato',
  seenAll: 'Ha visto tutto.',
  why: 'Perché esiste questa regola',
  instead: 'Un modo migliore',
  next: 'Esercizio successivo',
  othersTitle: 'Regole senza esercizio',
  othersWhy:
    'Riguardano chiamate, certe conversazioni, altri orari o altre cose che qui non si possono provare. Nelle Sue app di messaggistica valgono comunque.',
  preparing: 'Lettura delle regole…',
  noExercises: 'Al momento nessuna regola della Sua organizzazione trattiene ciò che scrive.',
  chat: 'Conversazione di prova',
  partner: 'Interlocutore di prova',
  asksClean: 'Ciao! Quando e dove ci vediamo domani?',
  asksRule: 'Buongiorno! Potrebbe inviarmi questo: {what}?',
  asksFile: 'Buongiorno! Potrebbe inviarmi il file?',
  cleanText: 'Alle dieci davanti all’ingresso principale. A domani!',
  message: 'Messaggio',
  placeholder: 'Scrivere un messaggio',
  send: 'Invia',
  attach: 'Allegare un file',
  you: 'Lei',
  fileSent: 'File: {name}',
  nothingRecorded: 'Prova: niente viene registrato, e niente lascia questo computer.',
  insteadTitle: 'Qui si aprirebbe il Suo strumento',
  insteadText:
    'Nella dimostrazione il modo migliore porta qui. Con le regole della Sua organizzazione apre lo strumento previsto, come un link di pagamento o un gestore di password.',
};
