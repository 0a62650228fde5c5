import { inLanguage } from '../shell/language.ts';

/** Words of making an exception out of an incident. */
export const exceptionText = inLanguage({
  en: {
    button: 'Make an exception…',
    title: 'Make an exception, or an example',
    text: 'Choose what should not be found again. The rule editor opens with the change in a draft; nothing is in force until it is published.',
    none: 'This rule is not in the policy any more, and no detector decided: there is nothing to change.',
    unless: (detector: string) => `Not when ${detector} is found as well`,
    unlessHint: 'It was found in this message too.',
    account: {
      corporate: 'Not from corporate accounts',
      personal: 'Not from personal accounts',
      unknown: 'Not from accounts of unknown kind',
    },
    recipients: 'Not to verified recipients',
    conversations: (kind: string) => `Not in conversations of this kind (${kind})`,
    wide: 'Wide: look at what else this lets pass.',
    ruleExample: 'An example that this rule must let pass',
    detectorExample: (detector: string) => `An example that ${detector} must not find`,
    withExcerpt: 'The masked excerpt is filled in; put a made-up text of the same shape in its place.',
    withoutContent:
      'The content stayed on the device, so the example is yours to write: what is known of it is filled in.',
    exampleText: (masked: string, length: string) =>
      `Write a made-up text like the one that was found here (${masked}, ${length} characters)`,
    why: (day: string) => `Reported as wrong, ${day}`,
  },
  de: {
    button: 'Ausnahme machen …',
    title: 'Eine Ausnahme oder ein Beispiel machen',
    text: 'Wählen Sie, was nicht wieder gefunden werden soll. Der Regeleditor öffnet sich mit der Änderung im Entwurf; in Kraft ist sie erst, wenn sie veröffentlicht wird.',
    none: 'Diese Regel gibt es nicht mehr, und kein Detektor entschied: Hier ist nichts zu ändern.',
    unless: (detector: string) => `Nicht, wenn auch ${detector} gefunden wird`,
    unlessHint: 'Das wurde in dieser Nachricht ebenfalls gefunden.',
    account: {
      corporate: 'Nicht von geschäftlichen Konten',
      personal: 'Nicht von privaten Konten',
      unknown: 'Nicht von Konten unbekannter Art',
    },
    recipients: 'Nicht an überprüfte Empfänger',
    conversations: (kind: string) => `Nicht in Unterhaltungen dieser Art (${kind})`,
    wide: 'Weit: Sehen Sie nach, was damit noch durchgeht.',
    ruleExample: 'Ein Beispiel, das diese Regel durchlassen muss',
    detectorExample: (detector: string) => `Ein Beispiel, in dem ${detector} nichts finden darf`,
    withExcerpt:
      'Der verdeckte Auszug ist eingesetzt; schreiben Sie an seine Stelle einen erfundenen Text derselben Form.',
    withoutContent:
      'Der Inhalt blieb auf dem Gerät, das Beispiel schreiben also Sie: Was bekannt ist, ist eingesetzt.',
    exampleText: (masked: string, length: string) =>
      `Hier einen erfundenen Text wie den gefundenen schreiben (${masked}, ${length} Zeichen)`,
    why: (day: string) => `Als falsch gemeldet, ${day}`,
  },
});
