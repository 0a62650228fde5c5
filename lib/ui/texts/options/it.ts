import type { OptionsCatalogue } from './index.ts';

export const it: OptionsCatalogue = {
  title: 'Impostazioni',
  organisation: 'Organizzazione',
  address: 'Indirizzo',
  managed:
    'L’amministrazione ha definito queste impostazioni per questo browser. Qui non si possono cambiare.',
  managedJoining:
    'L’amministrazione ha indicato il server {server}, ma questo browser non si è ancora collegato. Continua a provare; se resta così, chieda all’amministrazione.',
  removed:
    '{organisation} ha rimosso questo browser. Le ultime regole restano in vigore, ma nulla può essere consegnato. Chieda un nuovo codice, oppure lasci l’organizzazione.',
  leaveTitle: 'Lasciare {organisation}',
  leaveWhat: 'Che cosa comporta viene detto prima che accada qualcosa.',
  leaveButton: 'Lascia {organisation}…',
  confirmTitle: 'Lasciare {organisation}?',
  effectChecks: 'I messaggi che invia da questo browser non vengono più controllati.',
  effectReports: {
    one: '{count} rapporto è ancora in attesa e viene consegnato prima.',
    many: '{count} rapporti sono ancora in attesa e vengono consegnati prima.',
    other: '{count} rapporti sono ancora in attesa e vengono consegnati prima.',
  },
  effectRecord:
    'Le regole, le chiavi e il Suo registro vengono cancellati da questo browser. Ciò che {organisation} ha ricevuto resta lì.',
  effectTold: '{organisation} vede che questo browser è uscito.',
  effectBack: 'Per tornare serve un nuovo codice di iscrizione.',
  stay: 'Resta',
  leave: 'Lascia {organisation}',
  leaving: 'Uscita in corso…',
  unsent: {
    one: '{count} rapporto non è stato consegnato. Se esce ora va perso, e con esso il Suo registro.',
    many: '{count} rapporti non sono stati consegnati. Se esce ora vanno persi, e con essi il Suo registro.',
    other: '{count} rapporti non sono stati consegnati. Se esce ora vanno persi, e con essi il Suo registro.',
  },
  tryAgain: 'Riprova a consegnare',
  leaveAnyway: {
    one: 'Esci e perdi {count} rapporto',
    many: 'Esci e perdi {count} rapporti',
    other: 'Esci e perdi {count} rapporti',
  },
  leaveFailed: 'Non ha funzionato. Questo browser appartiene ancora a {organisation}. Riprovi.',
  left: 'Questo browser ha lasciato {organisation}. Chiavi, regole e registro sono stati cancellati qui.',
  leftUntold:
    'Il server non era raggiungibile: {organisation} può ancora elencare questo browser finché qualcuno non lo rimuove lì.',
  leftLost: {
    one: '{count} rapporto è andato perso.',
    many: '{count} rapporti sono andati persi.',
    other: '{count} rapporti sono andati persi.',
  },
};
