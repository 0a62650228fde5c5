import { inLanguage } from '../shell/language.ts';

/** Words of making an exception out of an incident. */
export const exceptionText = inLanguage({
  en: {
    button: 'Make an exception…',
    title: 'Make an exception, or an example',
    text: 'Choose what should not be found again. The rule editor opens with the change ready to be put in; nothing is in force until it is published.',
    none: 'The rule and the detectors of this incident are not in the policy any more: there is nothing to change.',
    toRule: 'Open the rule in the editor',
    unless: (detector: string) => `Not when ${detector} is found as well`,
    unlessHint: 'An exception of the rule: it was found in this message too.',
    example: (detector: string) => `A text in which ${detector} must find nothing`,
    withExcerpt:
      'An example for the detector, with the masked excerpt: put a made-up text of the same shape in its place.',
    withoutContent:
      'An example for the detector. The content stayed on the device (evidence: none): what is known is filled in, the text is yours to write.',
    exampleText: (masked: string, length: string) =>
      `Write a made-up text like the one found here (${masked}, ${length} characters)`,
    why: (day: string) => `Reported as wrong, ${day}`,
  },
  de: {
    button: 'Ausnahme machen …',
    title: 'Eine Ausnahme oder ein Beispiel machen',
    text: 'Wählen Sie, was nicht wieder gefunden werden soll. Der Regeleditor öffnet sich mit der Änderung, bereit zum Einsetzen; in Kraft ist sie erst, wenn sie veröffentlicht wird.',
    none: 'Regel und Detektoren dieses Vorfalls gibt es nicht mehr: Hier ist nichts zu ändern.',
    toRule: 'Die Regel im Editor öffnen',
    unless: (detector: string) => `Nicht, wenn auch ${detector} gefunden wird`,
    unlessHint: 'Eine Ausnahme der Regel: Das wurde in dieser Nachricht ebenfalls gefunden.',
    example: (detector: string) => `Ein Text, in dem ${detector} nichts finden darf`,
    withExcerpt:
      'Ein Beispiel für den Detektor, mit dem verdeckten Auszug: Schreiben Sie an seine Stelle einen erfundenen Text derselben Form.',
    withoutContent:
      'Ein Beispiel für den Detektor. Der Inhalt blieb auf dem Gerät (evidence: none): Was bekannt ist, ist eingesetzt, den Text schreiben Sie.',
    exampleText: (masked: string, length: string) =>
      `Hier einen erfundenen Text wie den gefundenen schreiben (${masked}, ${length} Zeichen)`,
    why: (day: string) => `Als falsch gemeldet, ${day}`,
  },
});
