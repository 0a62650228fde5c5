import type { UnscannableReason } from '../../core/decide/egress.ts';
import type { RuleHit } from '../../core/decide/verdict.ts';
import type { Finding } from '../../core/detect/finding.ts';
import type { Localised } from '../../core/policy/schema.ts';
import type { AskRequest } from '../ask.ts';
import { excerptOf, neutralise, shorten, type Excerpt } from '../excerpt.ts';
import { pickLanguage, textsFor, type Texts } from '../texts/catalogue.ts';
import { dialogCatalogues, type DialogKey } from '../texts/dialog/index.ts';
import { reasonsOf, type ReasonsModel } from './reasons.ts';

/** A sentence with one value in it that has a direction, or an address, of its own. */
export interface Sentence {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

/** Everything the dialog shows, in the reader's language and safe to show. */
export interface DialogModel {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** `block` offers no send. */
  readonly action: 'block' | 'warn' | 'justify';
  readonly organisation: string;
  readonly title: string;
  readonly excerptLabel: string;
  readonly excerpt: Excerpt | null;
  readonly more: string | null;
  readonly tell: { readonly text: string; readonly language: string };
  readonly notSent: string;
  readonly to: Sentence;
  readonly suggestions: readonly {
    readonly label: string;
    readonly language: string;
    readonly url: string;
  }[];
  readonly newTab: string;
  readonly reasons: ReasonsModel | null;
  readonly edit: string;
  readonly send: string | null;
  readonly recorded: string;
  readonly questions: Sentence | null;
}

/** @param uiLanguage the browser's own language, asked when none of the request's is known. */
export function dialogModel(request: AskRequest, uiLanguage: string): DialogModel {
  const languages = [...request.languages, uiLanguage];
  const texts = textsFor(dialogCatalogues, languages);
  const { say } = texts;
  const { verdict } = request;
  const action = verdict.action === 'warn' || verdict.action === 'justify' ? verdict.action : 'block';
  const organisation = neutralise(request.organisationName);
  const shown = shownFindings(verdict.hits, verdict.deciding);
  const excerpt = shown.length > 0 ? excerptOf(request.text, shown) : null;
  const then = verdict.deciding?.rule.then;
  const reasons = action === 'justify' ? reasonsOf(then?.reasons, texts, languages, organisation) : null;
  return {
    language: texts.language,
    direction: texts.direction,
    action,
    organisation,
    title: titleOf(request, shown, texts, languages),
    excerptLabel: say('excerpt'),
    excerpt,
    more: excerpt && excerpt.more > 0 ? say('more', { count: excerpt.more }) : null,
    tell: tellOf(request, shown, texts, languages, organisation),
    notSent: say('notSent'),
    to: recipientOf(request.recipient, texts),
    suggestions: (then?.suggest ?? []).map(({ label, url }) => {
      const { text, language } = localised(label, languages);
      return { label: text, language, url };
    }),
    newTab: say('newTab'),
    reasons,
    edit: say('edit'),
    send: action === 'block' ? null : say(action === 'justify' ? 'sendWithReason' : 'send'),
    recorded: say(recordedKeys[then?.evidence ?? 'none'], { organisation }),
    questions:
      request.contact === null ? null : split(say('questions'), 'contact', neutralise(request.contact)),
  };
}

const recordedKeys = {
  none: 'recordedNone',
  excerpt: 'recordedExcerpt',
  sealed: 'recordedSealed',
} as const satisfies Record<string, DialogKey>;

const unscannableKeys = {
  encrypted: 'unscannableEncrypted',
  broken: 'unscannableBroken',
  'too-large': 'unscannableTooLarge',
  'unknown-type': 'unscannableUnknownType',
  timeout: 'unscannableTimeout',
  'not-loaded': 'unscannableNotLoaded',
  'inspector-unavailable': 'unscannableUnavailable',
} as const satisfies Record<UnscannableReason, DialogKey>;

/** An organisation's text in the reader's language; English when it has none. */
export function localised(
  text: Localised,
  languages: readonly string[],
): { readonly text: string; readonly language: string } {
  const language = pickLanguage(text, languages);
  return { text: neutralise(text[language] ?? text['en'] ?? ''), language };
}

/** The deciding rule's findings first, then those of other rules the person would be asked about next. */
function shownFindings(hits: readonly RuleHit[], deciding: RuleHit | null): Finding[] {
  const others = hits.filter(
    (hit) =>
      hit !== deciding && hit.rule.mode === 'enforce' && hit.action !== 'log' && hit.action !== 'allow',
  );
  const seen = new Set<string>();
  return [...(deciding?.findings ?? []), ...others.flatMap((hit) => hit.findings)].filter((finding) => {
    const key = `${finding.detector} ${finding.start} ${finding.end}`;
    return finding.provenance === undefined && !seen.has(key) && seen.add(key);
  });
}

const namedKinds = 3;
/** Characters of a conversation's title that are shown. */
const longestName = 80;

function titleOf(
  request: AskRequest,
  shown: readonly Finding[],
  { say, language }: Texts<DialogKey>,
  languages: readonly string[],
): string {
  const { deciding, unscannable } = request.verdict;
  const named = (text: Localised | undefined) => (text ? [localised(text, languages).text] : []);
  const kinds = [...new Set(shown.map((finding) => finding.detector))].flatMap((id) =>
    named(request.titles?.[id]),
  );
  if (kinds.length === 0) {
    if (unscannable !== null) return say('foundUnreadable');
    return named(deciding?.rule.title)[0] ?? say('foundNothing');
  }
  const listed =
    kinds.length > namedKinds
      ? [...kinds.slice(0, namedKinds - 1), say('moreKinds', { count: kinds.length - namedKinds + 1 })]
      : kinds;
  return say('found', { what: new Intl.ListFormat(language).format(listed) });
}

function tellOf(
  request: AskRequest,
  shown: readonly Finding[],
  { say, language }: Texts<DialogKey>,
  languages: readonly string[],
  organisation: string,
): DialogModel['tell'] {
  const { deciding, unscannable } = request.verdict;
  const tell = deciding?.rule.then.tell;
  if (unscannable !== null && shown.length === 0) {
    const unread = say(unscannableKeys[unscannable]);
    return { text: `${unread} ${say('tellDefault', { organisation })}`, language };
  }
  return tell ? localised(tell, languages) : { text: say('tellDefault', { organisation }), language };
}

function recipientOf(recipient: AskRequest['recipient'], { say }: Texts<DialogKey>): Sentence {
  const { kind, account } = recipient;
  const about = [
    ...(kind === 'group' || kind === 'channel' || kind === 'status' ? [say(kind)] : []),
    ...(account === 'unknown' ? [] : [say(account === 'personal' ? 'accountPersonal' : 'accountCorporate')]),
  ];
  const to = split(say('to'), 'who', shorten(recipient.title ?? '', longestName).trim() || say('someone'));
  return { ...to, after: [to.after, ...about].join(' · ') };
}

function split(sentence: string, name: string, value: string): Sentence {
  const [before = '', after = ''] = sentence.split(`{${name}}`);
  return { before, value, after };
}
