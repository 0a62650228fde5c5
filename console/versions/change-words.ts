import type { RuleChange } from '../../lib/core/policy/diff/policy-diff.ts';
import type { Rule } from '../../lib/core/policy/schema.ts';
import { actionWords, modeWords, severityWords } from '../incidents/text.ts';
import { inLanguage, language } from '../shell/language.ts';

const text = inLanguage({
  en: {
    added: (action: string, mode: string) => `new: ${action}, ${mode}`,
    removed: 'removed',
    instead: (to: string, from: string) => `${to} instead of ${from}`,
    fields: {
      title: 'another title',
      when: 'other conditions on where and by whom',
      match: 'looks for something else',
      unless: 'other exceptions',
      unscannable: 'what can’t be read is treated otherwise',
      examples: 'other examples',
      tell: 'says something else',
      suggest: 'suggests something else',
      reasons: 'asks for reasons otherwise',
      redactable: 'may be sent without what was found, or not any more',
      evidence: 'keeps other evidence',
    },
    remembered: (to: number, from: number | null) =>
      `an answer counts for ${to} min${from === null ? '' : ` instead of ${from}`}`,
    notRemembered: 'an answer counts once',
    paused: (to: number, from: number | null) =>
      `waits ${to} s before sending${from === null ? '' : ` instead of ${from}`}`,
    notPaused: 'waits no more before sending',
    retyped: 'the recipient has to be typed',
    notRetyped: 'the recipient need not be typed',
  },
  de: {
    added: (action: string, mode: string) => `neu: ${action}, ${mode}`,
    removed: 'entfernt',
    instead: (to: string, from: string) => `${to} statt ${from}`,
    fields: {
      title: 'anderer Titel',
      when: 'gilt anderswo oder für andere',
      match: 'sucht etwas anderes',
      unless: 'andere Ausnahmen',
      unscannable: 'was sich nicht lesen lässt, wird anders behandelt',
      examples: 'andere Beispiele',
      tell: 'sagt etwas anderes',
      suggest: 'schlägt etwas anderes vor',
      reasons: 'fragt anders nach Gründen',
      redactable: 'darf ohne das Gefundene gesendet werden, oder nicht mehr',
      evidence: 'bewahrt andere Belege auf',
    },
    remembered: (to: number, from: number | null) =>
      `eine Antwort gilt ${to} min${from === null ? '' : ` statt ${from}`}`,
    notRemembered: 'eine Antwort gilt einmal',
    paused: (to: number, from: number | null) =>
      `wartet ${to} s vor dem Senden${from === null ? '' : ` statt ${from}`}`,
    notPaused: 'wartet vor dem Senden nicht mehr',
    retyped: 'der Empfänger muss eingetippt werden',
    notRetyped: 'der Empfänger muss nicht eingetippt werden',
  },
});

/** German keeps its capitals: they are nouns'. */
const low = (words: string): string =>
  language === 'de' ? words : words.charAt(0).toLocaleLowerCase() + words.slice(1);

/** What changed of a rule, a few words each: “block instead of warn”. */
export function changeWords(change: RuleChange): readonly string[] {
  const { before, after } = change;
  if (after === null) return [text.removed];
  if (before === null) return [text.added(low(actionWords[after.then.action]), low(modeWords[after.mode]))];
  return [
    ...instead(actionWords, before.then.action, after.then.action),
    ...instead(modeWords, before.mode, after.mode),
    ...instead(severityWords, before.severity, after.severity),
    ...numbered(
      before.then.remember?.minutes,
      after.then.remember?.minutes,
      text.remembered,
      text.notRemembered,
    ),
    ...numbered(before.then.pause?.seconds, after.then.pause?.seconds, text.paused, text.notPaused),
    ...retyping(before.then.retypeRecipient === true, after.then.retypeRecipient === true),
    ...wordFields.flatMap(([field, of]) => (differ(of(before), of(after)) ? [text.fields[field]] : [])),
  ];
}

function instead<K extends string>(words: Record<K, string>, from: K, to: K): readonly string[] {
  return from === to ? [] : [text.instead(low(words[to]), low(words[from]))];
}

function numbered(
  from: number | undefined,
  to: number | undefined,
  words: (to: number, from: number | null) => string,
  none: string,
): readonly string[] {
  if (from === to) return [];
  return [to === undefined ? none : words(to, from ?? null)];
}

const retyping = (was: boolean, is: boolean): readonly string[] =>
  was === is ? [] : [is ? text.retyped : text.notRetyped];

const wordFields: readonly (readonly [keyof typeof text.fields, (rule: Rule) => unknown])[] = [
  ['match', ({ match }) => match],
  ['when', ({ when }) => when],
  ['unless', ({ unless }) => unless],
  ['unscannable', ({ unscannable }) => unscannable],
  ['title', ({ title }) => title],
  ['tell', ({ then }) => then.tell],
  ['suggest', ({ then }) => then.suggest],
  ['reasons', ({ then }) => then.reasons],
  ['redactable', ({ then }) => then.redactable],
  ['evidence', ({ then }) => then.evidence],
  ['examples', ({ examples }) => examples],
];

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
