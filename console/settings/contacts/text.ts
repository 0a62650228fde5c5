import { inLanguage, plural } from '../../shell/language.ts';
import { count } from '../../shell/time.ts';
import { mostVerifiedContacts } from '../../../lib/core/policy/schema.ts';
import { knownWord } from '../../shell/known-word.ts';

const most = String(mostVerifiedContacts);

export const contactsText = inLanguage({
  en: {
    intro:
      'Recipients that count as verified, beside businesses that WhatsApp or Telegram marks so itself. Rules name them with recipients: [verified] or recipients: { not: [verified] }.',
    known:
      'Give the id of the conversation on Telegram and Messenger; on WhatsApp, the telephone number or the name that the chat’s header shows. A name is only as good as the address book it comes from, and never counts for a group.',
    list: 'Who is on the list',
    platform: 'Messenger',
    id: 'Number, id or name',
    name: 'Who it is',
    none: 'Nobody is on the list.',
    find: 'Find in the list',
    more: (n: number) => `${count(n)} more ${plural(n, 'is', 'are')} not shown: search for them.`,
    addOne: 'Add the contact',
    bad: 'Give a messenger’s number, id or name with a letter or digit, 100 characters at most.',
    full: `The list holds ${most} contacts at most.`,
    remove: 'Remove',
    removeOne: (id: string) => `Remove ${id}`,
    importTitle: 'Import from a CSV file',
    file: 'CSV file',
    paste: 'Or paste it here',
    hint: 'A line each: whatsapp, messenger or telegram; the number, id or name; who it is. Comma, semicolon or tab.',
    empty: 'Choose a file or paste a list first.',
    unreadable: 'The file could not be read.',
    replaceHint:
      'Replacing forgets whoever is not in this file. Nothing holds before you publish the change.',
    add: 'Add to the list',
    replace: 'Replace the list',
    done: (n: number) => `${count(n)} ${plural(n, 'contact', 'contacts')} read; publish the change below.`,
    problems: (n: number) =>
      `${count(n)} ${plural(n, 'line was', 'lines were')} not understood; nothing was changed.`,
    line: (n: string) => `Line ${n}`,
    codes: {
      'contact/platform': 'The first column must be whatsapp, messenger or telegram.',
      'contact/id': 'The second column needs a letter or digit, and no column more than 100 characters.',
      'contact/too-many': `The list holds ${most} contacts at most.`,
      'csv/quote': 'A quotation mark is not closed.',
    },
  },
  de: {
    intro:
      'Empfänger, die als bestätigt gelten, neben Unternehmen, die WhatsApp oder Telegram selbst so kennzeichnet. Regeln nennen sie mit recipients: [verified] oder recipients: { not: [verified] }.',
    known:
      'Geben Sie bei Telegram und Messenger die Kennung der Unterhaltung an; bei WhatsApp die Telefonnummer oder den Namen, den die Kopfzeile des Chats zeigt. Ein Name ist nur so gut wie das Adressbuch, aus dem er kommt, und gilt nie für eine Gruppe.',
    list: 'Wer auf der Liste steht',
    platform: 'Messenger',
    id: 'Nummer, Kennung oder Name',
    name: 'Wer das ist',
    none: 'Auf der Liste steht niemand.',
    find: 'In der Liste suchen',
    more: (n: number) =>
      `${count(n)} ${plural(n, 'weiterer ist', 'weitere sind')} nicht zu sehen: Suchen Sie danach.`,
    addOne: 'Kontakt hinzufügen',
    bad: 'Geben Sie Nummer, Kennung oder Namen mit einem Buchstaben oder einer Ziffer an, höchstens 100 Zeichen.',
    full: `Auf die Liste passen höchstens ${most} Kontakte.`,
    remove: 'Entfernen',
    removeOne: (id: string) => `${id} entfernen`,
    importTitle: 'Aus einer CSV-Datei einlesen',
    file: 'CSV-Datei',
    paste: 'Oder hier einfügen',
    hint: 'Je eine Zeile: whatsapp, messenger oder telegram; Nummer, Kennung oder Name; wer das ist. Komma, Strichpunkt oder Tabulator.',
    empty: 'Wählen Sie zuerst eine Datei oder fügen Sie eine Liste ein.',
    unreadable: 'Die Datei ließ sich nicht lesen.',
    replaceHint:
      'Ersetzen vergisst alle, die nicht in dieser Datei stehen. Nichts gilt, bevor Sie die Änderung veröffentlichen.',
    add: 'Zur Liste hinzufügen',
    replace: 'Liste ersetzen',
    done: (n: number) =>
      `${count(n)} ${plural(n, 'Kontakt', 'Kontakte')} gelesen; veröffentlichen Sie unten die Änderung.`,
    problems: (n: number) =>
      `${count(n)} ${plural(n, 'Zeile wurde', 'Zeilen wurden')} nicht verstanden; nichts wurde geändert.`,
    line: (n: string) => `Zeile ${n}`,
    codes: {
      'contact/platform': 'Die erste Spalte muss whatsapp, messenger oder telegram sein.',
      'contact/id':
        'Die zweite Spalte braucht einen Buchstaben oder eine Ziffer, und keine Spalte mehr als 100 Zeichen.',
      'contact/too-many': `Auf die Liste passen höchstens ${most} Kontakte.`,
      'csv/quote': 'Ein Anführungszeichen ist nicht geschlossen.',
    },
  },
});

const codes: Readonly<Record<string, string>> = contactsText.codes;

export const contactProblem = (code: string): string => knownWord(codes, code) ?? code;
