/**
 * The sentences of the policy check (`say` in lib/core) in German. The YAML parser's own words,
 * which it has in English only, are said to be that.
 */
export const germanSentences: Readonly<Record<string, string>> = {
  // Documents
  'This is not well-formed YAML: {0}': 'Das ist kein gültiges YAML. Der YAML-Leser sagt auf Englisch: “{0}”',
  'This alias (*name) has no anchor (&name) before it.': 'Vor diesem Alias (*name) steht kein Anker (&name).',
  'The aliases (*name) in this file expand too far.': 'Die Aliasse (*name) in dieser Datei werden zu groß.',
  'Write the values out.': 'Schreiben Sie die Werte aus.',
  'The file is larger than {0} bytes.': 'Die Datei ist größer als {0} Bytes.',
  'The file has too many parts to be read.': 'Die Datei hat zu viele Teile, um gelesen zu werden.',
  'Values are nested more than {0} deep.': 'Werte sind tiefer als {0} Ebenen verschachtelt.',
  'There are {0} files; {1} is the limit.': 'Es sind {0} Dateien; höchstens {1} sind erlaubt.',
  '{0} more problems are not listed.': '{0} weitere Probleme sind nicht aufgeführt.',
  'The document must be a group of fields.': 'Das Dokument muss eine Gruppe von Feldern sein.',
  'The document does not say its kind.': 'Das Dokument sagt nicht, welcher Art es ist (kind).',
  'There is no kind of document named {0}.': 'Eine Art von Dokument namens {0} gibt es nicht.',
  'There is no Settings document, so the organisation has no name.':
    'Es gibt kein Dokument Settings; die Organisation hat also keinen Namen.',
  'Add a file with apiVersion: sluice/v1, kind: Settings, organisation: { name: … }.':
    'Fügen Sie eine Datei mit apiVersion: sluice/v1, kind: Settings, organisation: { name: … } hinzu.',
  'This release reads apiVersion sluice/v1 only.': 'Diese Version liest nur apiVersion sluice/v1.',
  'Write apiVersion: sluice/v1.': 'Schreiben Sie apiVersion: sluice/v1.',
  // Fields
  'The document': 'Das Dokument',
  '{0} needs the field {1}.': '{0} braucht das Feld {1}.',
  '{0} has no field named {1}.': '{0} hat kein Feld namens {1}.',
  '{0}: {1}.': '{0}: {1}.',
  '{0} must be {1}; this is {2}.': '{0}: erwartet wird {1}; hier steht {2}.',
  '{0} must be a list, or {1}: and a list.': '{0}: erwartet wird eine Liste, oder {1}: und eine Liste.',
  'one of {0} or {1}': 'eines von {0} oder {1}',
  'a group of conditions or a condition': 'eine Gruppe von Bedingungen oder eine Bedingung',
  'a group of fields': 'eine Gruppe von Feldern',
  'a list': 'eine Liste',
  'a number': 'eine Zahl',
  text: 'Text',
  'true or false': 'true oder false',
  'something else': 'etwas anderes',
  empty: 'nichts',
  valid: 'gültig',
  'must be {0}': 'erlaubt ist {0}',
  'must not be empty': 'darf nicht leer sein',
  'must have a letter or a digit': 'muss einen Buchstaben oder eine Ziffer enthalten',
  'must be a language tag such as en or pt-BR': 'muss eine Sprache sein, etwa en oder pt-BR',
  'must be lower-case letters, digits and dashes (64 at most)':
    'erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche (höchstens 64)',
  'must be a path; * is one segment, ** is any':
    'muss ein Pfad sein; * ist ein Abschnitt, ** sind beliebig viele',
  'must be a country code such as DE': 'muss ein Länderkürzel sein, etwa DE',
  'must start with https://': 'muss mit https:// beginnen',
  'needs an English text (en)': 'braucht einen englischen Text (en)',
  'Known here: {0}.': 'Bekannt sind hier: {0}.',
  'Did you mean {0}?': 'Meinten Sie {0}?',
  // What refers to something, and what is there twice
  'There is no detector named {0}.': 'Einen Detektor namens {0} gibt es nicht.',
  'There is no dictionary named {0}.': 'Ein Wörterbuch namens {0} gibt es nicht.',
  'There is no platform named {0}.': 'Eine Plattform namens {0} gibt es nicht.',
  'There is no validator {0}.': 'Eine Prüfung namens {0} gibt es nicht.',
  'The rule pack {0} is already in {1}.': 'Das Regelpaket {0} steht schon in {1}.',
  'The detector or dictionary {0} is already in {1}.':
    'Den Detektor oder das Wörterbuch {0} gibt es schon in {1}.',
  'The platform {0} is already in {1}.': 'Die Plattform {0} steht schon in {1}.',
  'Settings are already in {0}.': 'Einstellungen stehen schon in {0}.',
  'The pack already has a rule named {0}.': 'Das Paket hat schon eine Regel namens {0}.',
  'Another pattern has this id.': 'Ein anderes Muster hat diese id.',
  // Rules
  'Every kind of account is excluded, so the rule could never apply.':
    'Jede Art von Konto ist ausgenommen; die Regel könnte nie greifen.',
  "Reasons are asked for by the action justify only; this rule's action is {0}.":
    'Nach Gründen fragt nur die Reaktion justify; die Reaktion dieser Regel ist {0}.',
  'Use action: justify, or remove reasons.': 'Nehmen Sie action: justify, oder entfernen Sie reasons.',
  'A schedule needs the time zone it is meant in.':
    'Ein Zeitplan braucht die Zeitzone, in der er gemeint ist.',
  'Add for example zone: Europe/Prague.': 'Fügen Sie zum Beispiel zone: Europe/Prague hinzu.',
  '{0} is not a time zone.': '{0} ist keine Zeitzone.',
  'Use an IANA name such as Europe/Prague, America/New_York or UTC.':
    'Nehmen Sie einen Namen der IANA wie Europe/Prague, America/New_York oder UTC.',
  'These hours begin and end at the same minute, so they cover no time.':
    'Diese Zeit beginnt und endet in derselben Minute und ist also leer.',
  'Leave hours out to mean the whole day.': 'Lassen Sie hours weg, um den ganzen Tag zu meinen.',
  'There is no directory yet that tells internal recipients from external ones.':
    'Noch gibt es kein Verzeichnis, das interne von externen Empfängern unterscheidet.',
  'Use verified and unknown.': 'Nehmen Sie verified und unknown.',
  'Data tables are not enforced yet.': 'Datentabellen werden noch nicht durchgesetzt.',
  'Fingerprints are not enforced yet.': 'Fingerabdrücke werden noch nicht durchgesetzt.',
  'What cannot be read cannot be redacted.': 'Was sich nicht lesen lässt, lässt sich nicht schwärzen.',
  'Sealed evidence is not collected yet.': 'Versiegelte Belege werden noch nicht gesammelt.',
  'Use warn or block.': 'Nehmen Sie warn oder block.',
  'Use none or excerpt.': 'Nehmen Sie none oder excerpt.',
  'The rule does not match this example.': 'Auf dieses Beispiel passt die Regel nicht.',
  'The rule should not match this example ({0}), and does.':
    'Auf dieses Beispiel sollte die Regel nicht passen ({0}), und sie passt.',
  'An example needs a text or a file, and its placeholders must be well-formed.':
    'Ein Beispiel braucht einen Text oder eine Datei, und seine Platzhalter müssen vollständig sein.',
  // Patterns for titles, file names and groups
  'The pattern cannot be read.': 'Das Muster lässt sich nicht lesen.',
  'Write a backslash before marks that mean themselves.':
    'Schreiben Sie einen Backslash vor Zeichen, die sich selbst meinen.',
  'The pattern has a part that titles cannot use ({0}).':
    'Das Muster hat einen Teil, den es hier nicht gibt ({0}).',
  'A title pattern cannot begin with "!".': 'Ein solches Muster kann nicht mit "!" beginnen.',
  'List the titles that are meant, or write \\! for a title that begins with an exclamation mark.':
    'Zählen Sie auf, was gemeint ist, oder schreiben Sie \\! für ein Ausrufezeichen am Anfang.',
  'The pattern has a private-use character (U+E000).':
    'Das Muster hat ein Zeichen zur privaten Verwendung (U+E000).',
  'The pattern ends in a single backslash.': 'Das Muster endet mit einem einzelnen Backslash.',
  'Ranges such as {1..9} are not read.': 'Bereiche wie {1..9} werden nicht gelesen.',
  'Write a class [1-9], or list the values.':
    'Schreiben Sie eine Klasse [1-9], oder zählen Sie die Werte auf.',
  'A "{0}" is not closed.': 'Ein "{0}" ist nicht geschlossen.',
  'A "{0}" has no "{1}".': 'Zu einem "{0}" fehlt "{1}".',
  'Write \\{0} for the character itself.': 'Schreiben Sie \\{0} für das Zeichen selbst.',
  // Detectors and dictionaries
  'A pattern needs either a regex or keywords, and not both.':
    'Ein Muster braucht entweder regex oder keywords, nicht beides.',
  'Supporting evidence needs keywords, a detector or a dictionary.':
    'Stützende Hinweise brauchen keywords, einen Detektor oder ein Wörterbuch.',
  'This keyword is empty.': 'Dieses Stichwort ist leer.',
  'This pattern also matches nothing at all.': 'Dieses Muster passt auch auf gar nichts.',
  'use + instead of *': 'Nehmen Sie + statt *.',
  'Keywords take a boundary only.': 'Bei Stichwörtern gilt nur boundary.',
  'use a regex': 'Nehmen Sie regex.',
  'This must be a single character or character class.':
    'Das muss ein einzelnes Zeichen oder eine Zeichenklasse sein.',
  'for example [.\\d]': 'Zum Beispiel [.\\d].',
  'There is no entry.': 'Es gibt keinen Eintrag.',
  'There are {0} entries; {1} is the limit.': 'Es sind {0} Einträge; höchstens {1} sind erlaubt.',
  'Entry {0} is longer than {1} characters.': 'Eintrag {0} ist länger als {1} Zeichen.',
  'Entry {0} is empty or a single character.': 'Eintrag {0} ist leer oder ein einzelnes Zeichen.',
  'This example has {0} to find, the detector finds {1}.':
    'Das Beispiel nennt {0} Funde, der Detektor findet {1}.',
  'The detector finds {0} characters at {1}, which is not this value.':
    'Der Detektor findet {0} Zeichen an Stelle {1}; das ist nicht dieser Wert.',
  'The example says {0} confidence, the detector {1}.':
    'Das Beispiel nennt die Sicherheit {0}, der Detektor {1}.',
  'Nothing should be found here ({0}), but the detector finds {1}.':
    'Hier soll nichts gefunden werden ({0}), der Detektor findet aber {1}.',
  'A placeholder in this example is malformed.': 'Ein Platzhalter in diesem Beispiel ist unvollständig.',
  'known are {{luhn:DIGITS}}, {{iban:CC:ACCOUNT}} and {{join:a|b}}':
    'Es gibt {{luhn:DIGITS}}, {{iban:CC:ACCOUNT}} und {{join:a|b}}.',
  // Regular expressions
  'Character {0}: {1}': 'Zeichen {0}: {1}',
  'The pattern is longer than {0} characters.': 'Das Muster ist länger als {0} Zeichen.',
  'The pattern needs more than {0} instructions.': 'Das Muster braucht mehr als {0} Anweisungen.',
  'use smaller repeats, or several patterns': 'Nehmen Sie kleinere Wiederholungen oder mehrere Muster.',
  'Groups are nested deeper than {0}.': 'Gruppen sind tiefer als {0} verschachtelt.',
  'A closing parenthesis has no opening one.': 'Zu einer schließenden Klammer fehlt die öffnende.',
  'This group is never closed.': 'Diese Gruppe wird nicht geschlossen.',
  'There is nothing before {0} to repeat.': 'Vor {0} steht nichts, das wiederholt werden könnte.',
  'An anchor cannot be repeated.': 'Ein Anker lässt sich nicht wiederholen.',
  'A repeat cannot be repeated again.': 'Eine Wiederholung lässt sich nicht noch einmal wiederholen.',
  'put it into a group: (?:...)': 'Setzen Sie sie in eine Gruppe: (?:...).',
  'A repeat may not exceed {0}.': 'Höchstens {0} Wiederholungen sind erlaubt.',
  'The bounds of this repeat are in the wrong order.':
    'Die Grenzen dieser Wiederholung stehen in der falschen Reihenfolge.',
  'Lookahead and lookbehind are not supported.': 'Lookahead und Lookbehind gibt es hier nicht.',
  'use boundary, notPrecededBy or notFollowedBy instead':
    'Nehmen Sie stattdessen boundary, notPrecededBy oder notFollowedBy.',
  'Atomic groups are not supported.': 'Atomare Gruppen gibt es hier nicht.',
  'matching never backtracks: use (?:...)': 'Gesucht wird nie rückwärts: Nehmen Sie (?:...).',
  'Possessive repeats are not supported.': 'Besitzergreifende Wiederholungen gibt es hier nicht.',
  'matching never backtracks: leave out the +': 'Gesucht wird nie rückwärts: Lassen Sie das + weg.',
  'This kind of group is not supported.': 'Diese Art von Gruppe gibt es hier nicht.',
  'use (?:...)': 'Nehmen Sie (?:...).',
  'A pattern may hold one capture group only.': 'Ein Muster darf nur eine fangende Gruppe haben.',
  'write (?:...) for groups that are not the sensitive part':
    'Schreiben Sie (?:...) für Gruppen, die nicht der schützenswerte Teil sind.',
  'Back-references are not supported.': 'Rückverweise gibt es hier nicht.',
  'check the value with a validator instead':
    'Prüfen Sie den Wert stattdessen mit einer Prüfung (validators).',
  'The flag {0} is not supported.': 'Den Schalter {0} gibt es hier nicht.',
  'only i and s are': 'Es gibt nur i und s.',
  'Word boundaries inside a pattern are not supported.': 'Wortgrenzen in einem Muster gibt es hier nicht.',
  'set boundary: word, which is the default, or notPrecededBy and notFollowedBy':
    'Setzen Sie boundary: word, was ohnehin gilt, oder notPrecededBy und notFollowedBy.',
  'This character class is never closed.': 'Diese Zeichenklasse wird nicht geschlossen.',
  'An empty character class matches nothing.': 'Eine leere Zeichenklasse passt auf nichts.',
  'write \\] for a bracket in a class': 'Schreiben Sie \\] für eine Klammer in einer Klasse.',
  'POSIX classes are not supported.': 'Klassen von POSIX gibt es hier nicht.',
  'write [A-Za-z], \\d or \\p{L}': 'Schreiben Sie [A-Za-z], \\d oder \\p{L}.',
  'A range needs a single character at each end.': 'Ein Bereich braucht an jedem Ende ein einzelnes Zeichen.',
  'write \\- for a dash': 'Schreiben Sie \\- für einen Bindestrich.',
  'This range is in the wrong order.': 'Dieser Bereich steht in der falschen Reihenfolge.',
  'A backslash at the end escapes nothing.': 'Ein Backslash am Ende maskiert nichts.',
  'There is no such character.': 'Dieses Zeichen gibt es nicht.',
  'This Unicode property is not supported.': 'Diese Eigenschaft von Unicode gibt es hier nicht.',
  'general categories such as \\p{L} and \\p{Nd}, and scripts such as \\p{Greek} are':
    'Es gibt allgemeine Kategorien wie \\p{L} und \\p{Nd} und Schriften wie \\p{Greek}.',
  'The escape \\{0} is not known.': 'Die Maskierung \\{0} ist nicht bekannt.',
  'leave out the backslash for a plain letter, or write the character itself':
    'Lassen Sie den Backslash vor einem einfachen Buchstaben weg, oder schreiben Sie das Zeichen selbst.',
  'use $, which is the end of the text': 'Nehmen Sie $, das Ende des Textes.',
  'matches never begin where the last one ended: leave it out':
    'Gesucht wird nie vom Ende des letzten Fundes aus: Lassen Sie es weg.',
  'put a capture group around the part that is sensitive':
    'Setzen Sie eine fangende Gruppe um den schützenswerten Teil.',
  'put a backslash before each special character': 'Setzen Sie vor jedes besondere Zeichen einen Backslash.',
  'write [ \\t]': 'Schreiben Sie [ \\t].',
  'write [^ \\t]': 'Schreiben Sie [^ \\t].',
  'write (?:\\r\\n|[\\r\\n])': 'Schreiben Sie (?:\\r\\n|[\\r\\n]).',
  'write . for a character': 'Schreiben Sie . für ein Zeichen.',
  'write the character as \\xHH': 'Schreiben Sie das Zeichen als \\xHH.',
};
