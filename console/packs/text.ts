import type { Mode } from '../../lib/core/policy/schema.ts';
import { inLanguage, plural } from '../shell/language.ts';

/** Words of the gallery of packs. */
export const packsText = inLanguage({
  en: {
    title: 'Packs',
    lead: 'A pack is a set of rules for one kind of data. Choose what fits your organisation; everything you do here goes into a draft first.',
    yours: 'Yours',
    available: 'Can be added',
    ownAbout: 'A pack of your own.',
    rulesTitle: 'Its rules',
    rules: (n: number) => `${n} ${plural(n, 'rule', 'rules')}`,
    modes: {
      enforce: (n: number) => `${n} enforced`,
      simulate: (n: number) => `${n} simulated`,
      off: (n: number) => `${n} off`,
    } satisfies Record<Mode, (n: number) => string>,
    back: 'All packs',
    gone: 'There is no such pack',
    inDraft: 'Your draft has changes.',
    toDraft: 'Review and publish',
    add: 'Add it, simulated',
    addWritten: 'Add it as it comes',
    simulate: 'Simulate all its rules',
    restore: 'As it comes with Sluice',
    remove: 'Remove it',
    edit: 'Edit it',
    unwritable: 'How this pack is written does not allow it with one click. Change the modes in the editor.',
    effect: 'What would it do here?',
    effectWhat: 'With all its rules enforced, beside what is in force now.',
    brings: (n: number) =>
      `${n} ${plural(n, 'detector or dictionary', 'detectors and dictionaries')} that your policy does not have ${plural(n, 'comes', 'come')} with it.`,
    none: 'No packs are here',
    noneText: 'This server has no packs to offer, and the policy has none. Write rules in the editor.',
  },
  de: {
    title: 'Pakete',
    lead: 'Ein Paket ist eine Sammlung von Regeln für eine Art von Daten. Wählen Sie, was zu Ihrer Organisation passt; alles, was Sie hier tun, kommt zuerst in einen Entwurf.',
    yours: 'Ihre',
    available: 'Kann dazukommen',
    ownAbout: 'Ein eigenes Paket.',
    rulesTitle: 'Ihre Regeln',
    rules: (n: number) => `${n} ${plural(n, 'Regel', 'Regeln')}`,
    modes: {
      enforce: (n: number) => `${n} in Kraft`,
      simulate: (n: number) => `${n} simuliert`,
      off: (n: number) => `${n} aus`,
    },
    back: 'Alle Pakete',
    gone: 'Dieses Paket gibt es nicht',
    inDraft: 'Ihr Entwurf hat Änderungen.',
    toDraft: 'Ansehen und veröffentlichen',
    add: 'Dazunehmen, simuliert',
    addWritten: 'Dazunehmen, wie es ist',
    simulate: 'Alle Regeln simulieren',
    restore: 'Wie es mit Sluice kommt',
    remove: 'Entfernen',
    edit: 'Bearbeiten',
    unwritable:
      'So, wie dieses Paket geschrieben ist, geht es nicht mit einem Klick. Ändern Sie die Modi im Editor.',
    effect: 'Was würde es hier tun?',
    effectWhat: 'Mit allen Regeln in Kraft, verglichen mit dem, was jetzt in Kraft ist.',
    brings: (n: number) =>
      n === 1
        ? 'Ein Detektor oder Wörterbuch, das Ihre Richtlinie nicht hat, kommt mit ihm.'
        : `${n} Detektoren und Wörterbücher, die Ihre Richtlinie nicht hat, kommen mit ihm.`,
    none: 'Hier sind keine Pakete',
    noneText:
      'Dieser Server bietet keine Pakete an, und es sind keine in Kraft. Schreiben Sie Regeln im Editor.',
  },
});

/** What the packs that come with Sluice are for. */
export const packAbout: Readonly<Record<string, string>> = inLanguage<Readonly<Record<string, string>>>({
  en: {
    starter:
      'For the first weeks: few rules with near-certain findings, and people decide for themselves. Good on its own or beside stricter packs.',
    'payment-cards':
      'Card numbers, security codes and magnetic stripe data, as PCI DSS wants them kept out of chat.',
    'bank-accounts': 'IBANs and account numbers of many countries, single ones and whole lists.',
    credentials:
      'Keys, tokens and passwords. What gives power over systems and money is stopped; what is often short-lived asks for a reason.',
    'personal-data':
      'National identification numbers of some eighty countries, and data of many people at once (GDPR).',
    health: 'Patients, diagnoses and insurance numbers, as HIPAA and GDPR protect them.',
    hr: 'Payslips, staff files, dismissals and sick leave: what is between people and their employer.',
    finance: 'Keys to crypto wallets, and figures and deals that are inside information until published.',
    confidential:
      'Text that says so itself: confidentiality marks, sensitivity labels, TLP, legal privilege.',
    'source-code': 'Database dumps, source code with an owner’s notice, and changes to code.',
    files: 'Files as such: those that could not be checked, are disguised or hide something.',
    'files-strict':
      'For organisations that refuse what cannot be looked into: encrypted archives, documents with a password, large tables.',
  },
  de: {
    starter:
      'Für die ersten Wochen: wenige Regeln mit fast sicheren Funden, und die Menschen entscheiden selbst. Gut allein oder neben strengeren Paketen.',
    'payment-cards':
      'Kartennummern, Prüfziffern und Magnetstreifendaten, wie PCI DSS sie aus Chats heraushalten will.',
    'bank-accounts': 'IBANs und Kontonummern vieler Länder, einzelne und ganze Listen.',
    credentials:
      'Schlüssel, Token und Passwörter. Was Macht über Systeme und Geld gibt, wird aufgehalten; was oft kurzlebig ist, fragt nach einem Grund.',
    'personal-data':
      'Nationale Kennnummern aus rund achtzig Ländern und Daten vieler Menschen auf einmal (DSGVO).',
    health: 'Patienten, Diagnosen und Versicherungsnummern, wie HIPAA und DSGVO sie schützen.',
    hr: 'Gehaltsabrechnungen, Personalakten, Kündigungen und Krankmeldungen: was zwischen Menschen und ihrem Arbeitgeber bleibt.',
    finance:
      'Schlüssel zu Krypto-Wallets und Zahlen und Geschäfte, die bis zur Veröffentlichung Insiderwissen sind.',
    confidential:
      'Text, der es selbst sagt: Vertraulichkeitsvermerke, Vertraulichkeitsstufen, TLP, Anwaltsgeheimnis.',
    'source-code': 'Datenbankabzüge, Quelltext mit Eigentumsvermerk und Änderungen an Code.',
    files: 'Dateien an sich: solche, die sich nicht prüfen ließen, verkleidet sind oder etwas verbergen.',
    'files-strict':
      'Für Organisationen, die ablehnen, was sich nicht ansehen lässt: verschlüsselte Archive, Dokumente mit Passwort, große Tabellen.',
  },
});
