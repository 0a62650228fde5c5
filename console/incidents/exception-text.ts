import { inLanguage } from '../shell/language.ts';

/** Words of making an exception out of an incident. */
export const exceptionText = inLanguage({
  en: {
    button: 'Make an exception…',
    title: 'Make an exception, or an example',
    text: 'Choose what should not be found again. The rule editor opens with the change in the draft; nothing is in force until it is published.',
    handOn: 'Copy a proposal for an author…',
    handOnTitle: 'Propose an exception, or an example',
    handOnText:
      'Choose what should not be found again. You get an address to send to somebody who writes policy.',
    copyText:
      'Send this address to somebody who writes policy. The editor opens with the change, and asks before it is put into the draft.',
    copyLabel: 'Address of the proposal',
    copy: 'Copy the address',
    none: 'The rule and the detectors of this incident are not in the policy any more: there is nothing to change.',
    toRule: 'Open the rule in the editor',
    unless: (detector: string) => `Not when ${detector} is found as well`,
    unlessHint: 'An exception of the rule: it was found in this message too.',
    example: (detector: string) => `A text in which ${detector} must find nothing`,
    withExcerpt:
      'An example for the detector, with the masked excerpt: put a made-up text of the same shape in its place.',
    withoutContent:
      'An example for the detector. The content stayed on the device (evidence: none): what is known is filled in, the text is yours to write.',
    value: (detector: string) => `A value that ${detector} never finds`,
    valueHint: 'For all rules, exactly this value. It is not in the incident: the value is yours to write.',
    valueText: (masked: string) => `Write the value here (${masked})`,
    without: {
      recipients: () => 'Not to verified recipients',
      kinds: (kind: string) => `Not in conversations of this kind: ${kind}`,
      accounts: () => 'Not from the organisation’s own accounts',
      groups: (group: string) => `Not for the team ${group}`,
    },
    contact: (name: string) => `${name} is a verified contact`,
    contactHint:
      'Only this conversation: the rule is not for verified contacts. It opens the list of them; other rules like it leave it alone as well.',
    contactAlone:
      'Only this conversation, but the rule is for verified contacts as well: choose “Not to verified recipients” too.',
    unnamed:
      'The conversation stands here under a pseudonym, since the account is not the organisation’s own: no exception can name it.',
    withoutHint: 'The rule is for fewer, whatever is found.',
    exampleText: (masked: string, length: string) =>
      `Write a made-up text like the one found here (${masked}, ${length} characters)`,
    why: (day: string) => `Reported as wrong, ${day}`,
  },
  de: {
    button: 'Ausnahme machen …',
    title: 'Eine Ausnahme oder ein Beispiel machen',
    text: 'Wählen Sie, was nicht wieder gefunden werden soll. Der Regeleditor öffnet sich mit der Änderung im Entwurf; in Kraft ist sie erst, wenn sie veröffentlicht wird.',
    handOn: 'Vorschlag für Regelschreibende kopieren …',
    handOnTitle: 'Eine Ausnahme oder ein Beispiel vorschlagen',
    handOnText:
      'Wählen Sie, was nicht wieder gefunden werden soll. Sie erhalten eine Adresse für jemanden, der Richtlinien schreibt.',
    copyText:
      'Senden Sie diese Adresse jemandem, der Richtlinien schreibt. Der Editor öffnet sich mit der Änderung und fragt, bevor sie in den Entwurf kommt.',
    copyLabel: 'Adresse des Vorschlags',
    copy: 'Adresse kopieren',
    none: 'Regel und Detektoren dieses Vorfalls gibt es nicht mehr: Hier ist nichts zu ändern.',
    toRule: 'Die Regel im Editor öffnen',
    unless: (detector: string) => `Nicht, wenn auch ${detector} gefunden wird`,
    unlessHint: 'Eine Ausnahme der Regel: Das wurde in dieser Nachricht ebenfalls gefunden.',
    example: (detector: string) => `Ein Text, in dem ${detector} nichts finden darf`,
    withExcerpt:
      'Ein Beispiel für den Detektor, mit dem verdeckten Auszug: Schreiben Sie an seine Stelle einen erfundenen Text derselben Form.',
    withoutContent:
      'Ein Beispiel für den Detektor. Der Inhalt blieb auf dem Gerät (evidence: none): Was bekannt ist, ist eingesetzt, den Text schreiben Sie.',
    value: (detector: string) => `Ein Wert, den ${detector} nie findet`,
    valueHint: 'Für alle Regeln, genau dieser Wert. Er steht nicht im Vorfall: Den Wert schreiben Sie.',
    valueText: (masked: string) => `Hier den Wert schreiben (${masked})`,
    without: {
      recipients: () => 'Nicht an bestätigte Empfänger',
      kinds: (kind: string) => `Nicht in Unterhaltungen dieser Art: ${kind}`,
      accounts: () => 'Nicht von Konten der Organisation',
      groups: (group: string) => `Nicht für das Team ${group}`,
    },
    contact: (name: string) => `${name} ist ein bestätigter Kontakt`,
    contactHint:
      'Nur diese Unterhaltung: Die Regel gilt nicht für bestätigte Kontakte. Es öffnet sich deren Liste; auch andere solche Regeln lassen sie dann in Ruhe.',
    contactAlone:
      'Nur diese Unterhaltung, doch die Regel gilt auch für bestätigte Kontakte: Wählen Sie dazu „Nicht an bestätigte Empfänger“.',
    unnamed:
      'Die Unterhaltung steht hier unter einem Pseudonym, weil das Konto nicht der Organisation gehört: Keine Ausnahme kann sie nennen.',
    withoutHint: 'Die Regel gilt für weniger, was auch gefunden wird.',
    exampleText: (masked: string, length: string) =>
      `Hier einen erfundenen Text wie den gefundenen schreiben (${masked}, ${length} Zeichen)`,
    why: (day: string) => `Als falsch gemeldet, ${day}`,
  },
});
