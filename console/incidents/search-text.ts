import type { SearchError } from '../../lib/core/api/incident-search.ts';
import { inLanguage } from '../shell/language.ts';
import type { ExportFormat } from './api.ts';
import type { BuiltInView } from './views.ts';

interface SearchWords {
  readonly label: string;
  readonly placeholder: string;
  readonly suggestions: string;
  readonly search: string;
  readonly clear: string;
  readonly problems: Record<SearchError['code'], (piece: string) => string>;
  /** What a key looks at. */
  readonly keys: Readonly<Record<string, string>>;
  readonly spans: Readonly<Record<string, string>>;
  readonly me: string;
  readonly none: string;
  readonly noValues: string;
  readonly views: string;
  readonly viewNames: Record<BuiltInView, string>;
  readonly save: string;
  readonly saveTitle: string;
  readonly saveName: string;
  readonly saveHint: string;
  readonly saveButton: string;
  readonly removeView: (name: string) => string;
  readonly exportButton: string;
  readonly exportTitle: string;
  readonly exportText: (n: string) => string;
  readonly formats: Record<ExportFormat, readonly [name: string, hint: string]>;
}

/** Words of searching, views and exports. */
export const searchText = inLanguage<SearchWords>({
  en: {
    label: 'Search incidents',
    placeholder: 'is:open severity:high rule:… or any words',
    suggestions: 'Suggestions',
    search: 'Search',
    clear: 'Clear',
    problems: {
      'search/quote': (piece) => `${piece} has no closing quote.`,
      'search/unknown-key': (piece) => `Incidents cannot be searched by ${piece}.`,
      'search/no-value': (piece) => `${piece} needs a value.`,
      'search/unknown-value': (piece) => `${piece} has a value that there is not.`,
      'search/date': (piece) => `${piece} needs a day such as 2026-11-01, or 7d, 4w, 3m.`,
      'search/empty-range': () => 'The range ends before it begins.',
      'search/wide-range': () => 'The range is longer than 400 days: give a later from: or an earlier to:.',
      'search/too-long': () => 'The search is too long.',
    },
    keys: {
      is: 'open, in progress, resolved',
      severity: 'how serious the rule is',
      rule: 'the rule that decided',
      pack: 'a pack of rules',
      platform: 'messenger',
      channel: 'message, file, paste …',
      user: 'a person’s pseudonym',
      device: 'a device by its name',
      group: 'the team',
      conversation: 'a title or its pseudonym',
      action: 'what the policy asked for',
      outcome: 'how it ended',
      mode: 'enforced or simulated',
      simulated: 'a rule that was simulated',
      account: 'corporate or personal',
      detector: 'what was found',
      label: 'labels given here',
      assignee: 'who works on it: a name, me, none',
      resolution: 'why it is resolved',
      has: 'dispute, answer, reason, file …',
      from: 'first day, or 7d, 4w, 3m back',
      to: 'last day',
    },
    spans: { '1d': 'since yesterday', '7d': 'a week back', '30d': '30 days back', '3m': 'three months back' },
    me: 'you',
    none: 'nobody',
    noValues: 'No value has results here',
    views: 'Views',
    viewNames: {
      all: 'All',
      needsMe: 'Needs me',
      openHigh: 'Open, high',
      disputed: 'Disputed',
      overridden: 'Sent anyway',
    },
    save: 'Save this search…',
    saveTitle: 'Save this search',
    saveName: 'Name',
    saveHint: 'Only you see it; it is with you on every computer.',
    saveButton: 'Save search',
    removeView: (name) => `Remove ${name}`,
    exportButton: 'Export…',
    exportTitle: 'Export what is found',
    exportText: (n) =>
      `${n} incidents. People are pseudonyms in every format. That you exported them is kept in the audit log.`,
    formats: {
      csv: ['CSV', 'for a spreadsheet'],
      jsonl: ['JSON lines', 'for programs: everything, one incident a line'],
      ocsf: ['OCSF', 'for a SIEM: one finding a line'],
      zip: ['Signed package', 'for auditors: with histories and a signature that can be checked'],
    },
  },
  de: {
    label: 'Vorfälle suchen',
    placeholder: 'is:open severity:high rule:… oder beliebige Wörter',
    suggestions: 'Vorschläge',
    search: 'Suchen',
    clear: 'Leeren',
    problems: {
      'search/quote': (piece) => `Bei ${piece} fehlt das schließende Anführungszeichen.`,
      'search/unknown-key': (piece) => `Nach ${piece} kann nicht gesucht werden.`,
      'search/no-value': (piece) => `${piece} braucht einen Wert.`,
      'search/unknown-value': (piece) => `${piece} hat einen Wert, den es nicht gibt.`,
      'search/date': (piece) => `${piece} braucht einen Tag wie 2026-11-01 oder 7d, 4w, 3m.`,
      'search/empty-range': () => 'Der Zeitraum endet, bevor er beginnt.',
      'search/wide-range': () =>
        'Der Zeitraum ist länger als 400 Tage: Nehmen Sie ein späteres from: oder ein früheres to:.',
      'search/too-long': () => 'Die Suche ist zu lang.',
    },
    keys: {
      is: 'offen, in Arbeit, erledigt',
      severity: 'wie ernst die Regel ist',
      rule: 'die Regel, die entschied',
      pack: 'ein Regelpaket',
      platform: 'Messenger',
      channel: 'Nachricht, Datei, Einfügen …',
      user: 'das Pseudonym einer Person',
      device: 'ein Gerät nach seinem Namen',
      group: 'das Team',
      conversation: 'ein Titel oder sein Pseudonym',
      action: 'was die Regeln verlangten',
      outcome: 'wie es ausging',
      mode: 'in Kraft oder simuliert',
      simulated: 'eine Regel, die simuliert wurde',
      account: 'geschäftlich oder privat',
      detector: 'was gefunden wurde',
      label: 'hier vergebene Etiketten',
      assignee: 'wer daran arbeitet: ein Name, me, none',
      resolution: 'warum erledigt',
      has: 'Widerspruch, Antwort, Grund, Datei …',
      from: 'erster Tag, oder 7d, 4w, 3m zurück',
      to: 'letzter Tag',
    },
    spans: {
      '1d': 'seit gestern',
      '7d': 'eine Woche zurück',
      '30d': '30 Tage zurück',
      '3m': 'drei Monate zurück',
    },
    me: 'Sie',
    none: 'niemand',
    noValues: 'Kein Wert hat hier Treffer',
    views: 'Ansichten',
    viewNames: {
      all: 'Alle',
      needsMe: 'Braucht mich',
      openHigh: 'Offen, hoch',
      disputed: 'Widersprochen',
      overridden: 'Trotzdem gesendet',
    },
    save: 'Suche merken …',
    saveTitle: 'Diese Suche merken',
    saveName: 'Name',
    saveHint: 'Nur Sie sehen sie, und das an jedem Rechner.',
    saveButton: 'Suche merken',
    removeView: (name) => `${name} entfernen`,
    exportButton: 'Ausgeben …',
    exportTitle: 'Gefundenes ausgeben',
    exportText: (n) =>
      `${n} Vorfälle. Personen sind in jedem Format Pseudonyme. Dass Sie sie ausgegeben haben, steht im Prüfprotokoll.`,
    formats: {
      csv: ['CSV', 'für eine Tabellenkalkulation'],
      jsonl: ['JSON-Zeilen', 'für Programme: alles, ein Vorfall je Zeile'],
      ocsf: ['OCSF', 'für ein SIEM: ein Befund je Zeile'],
      zip: ['Signiertes Paket', 'für Prüfungen: mit Verläufen und einer Signatur, die sich prüfen lässt'],
    },
  },
});
