import { inLanguage, plural } from '../shell/language.ts';
import { knownWord } from '../shell/known-word.ts';

export const expectedText = inLanguage({
  en: {
    intro:
      'Whom or what you expect: names exactly as managed settings give them to browsers (person, asset). Upper and lower case do not matter.',
    kind: 'List of',
    state: 'State',
    name: 'Name',
    group: 'Group',
    added: 'Added',
    emptyList: 'Nobody is on this list',
    emptyText: 'Import a list below; a comparison with what is seen then stands here and on the first page.',
    emptyFiltered: 'Nobody on the list is in this state',
    importTitle: 'Import a list',
    file: 'CSV file',
    paste: 'Or paste it here',
    hint: 'A first line with name and, if wanted, group; then a line each. Comma, semicolon or tab.',
    add: 'Add to the list',
    replace: 'Replace the list',
    replaceHint: 'Replacing forgets whoever is not in this file.',
    empty: 'Choose a file or paste a list first.',
    unreadable: 'The file could not be read.',
    done: (added: string, changed: string, removed: string, all: string) =>
      `${added} added, ${changed} changed, ${removed} removed; ${all} on the list now.`,
    problems: (n: number) =>
      `${n} ${plural(n, 'line was', 'lines were')} not understood; nothing was changed.`,
    line: (n: string) => `Line ${n}`,
    codes: {
      'expected/header': 'The first line needs a column called name.',
      'expected/name': 'The name is missing or too long.',
      'csv/quote': 'A quotation mark is not closed.',
    },
  },
  de: {
    intro:
      'Wen oder was Sie erwarten: Namen genau so, wie die verwalteten Einstellungen sie Browsern geben (person, asset). Groß- und Kleinschreibung ist gleich.',
    kind: 'Liste der',
    state: 'Zustand',
    name: 'Name',
    group: 'Gruppe',
    added: 'Aufgenommen',
    emptyList: 'Auf dieser Liste steht noch niemand',
    emptyText:
      'Lesen Sie unten eine Liste ein; dann steht hier und auf der ersten Seite der Vergleich mit dem, was zu sehen ist.',
    emptyFiltered: 'Niemand auf der Liste ist in diesem Zustand',
    importTitle: 'Liste einlesen',
    file: 'CSV-Datei',
    paste: 'Oder hier einfügen',
    hint: 'Eine erste Zeile mit name und, wenn gewünscht, group; dann je eine Zeile. Komma, Strichpunkt oder Tabulator.',
    add: 'Zur Liste hinzufügen',
    replace: 'Liste ersetzen',
    replaceHint: 'Ersetzen vergisst alle, die nicht in dieser Datei stehen.',
    empty: 'Wählen Sie zuerst eine Datei oder fügen Sie eine Liste ein.',
    unreadable: 'Die Datei ließ sich nicht lesen.',
    done: (added: string, changed: string, removed: string, all: string) =>
      `${added} aufgenommen, ${changed} geändert, ${removed} entfernt; ${all} stehen jetzt auf der Liste.`,
    problems: (n: number) =>
      `${n} ${plural(n, 'Zeile wurde', 'Zeilen wurden')} nicht verstanden; nichts wurde geändert.`,
    line: (n: string) => `Zeile ${n}`,
    codes: {
      'expected/header': 'Die erste Zeile braucht eine Spalte name.',
      'expected/name': 'Der Name fehlt oder ist zu lang.',
      'csv/quote': 'Ein Anführungszeichen ist nicht geschlossen.',
    },
  },
});

const codes: Readonly<Record<string, string>> = expectedText.codes;
/** A problem of an import in words; its code where there are none. */
export const importProblem = (code: string): string => knownWord(codes, code) ?? code;
