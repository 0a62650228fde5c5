import type { Finding } from '../../core/detect/finding.ts';
import type { Localised } from '../../core/policy/schema.ts';
import type { AskAnswer, AskRequest } from '../ask.ts';
import { excerptOf, neutralise, shortenMiddle, type Excerpt } from '../excerpt.ts';
import { textsFor, type Catalogues, type Texts } from '../texts/catalogue.ts';
import { withOwnWords } from '../texts/own-words.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { filesModel, type FilesModel } from './files.ts';
import { findingsToShow } from './findings.ts';
import { localised, unscannableKeys } from './localised.ts';
import { pauseModel, type PauseModel } from './pause.ts';
import { reasonsOf, type ReasonsModel } from './reasons.ts';
import { recipientOf } from './recipient.ts';
import { previewOf, type Preview } from './redaction.ts';
import { disputeModel, wishModel, type ReportModel } from './report.ts';
import { retypeModel, type RetypeModel } from './retype.ts';
import { split, type Sentence } from './sentence.ts';
import { suggestionsOf, type Suggestion } from './suggestions.ts';
import { aboutKey, wordsFor, type Words } from './words.ts';

/** A button, and what it answers. */
export interface Way {
  readonly kind: AskAnswer['kind'];
  readonly label: string;
}

/** Everything the dialog shows, in the reader's language and safe to show. */
export interface DialogModel {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** `block` and `redact` offer no send. */
  readonly action: 'block' | 'redact' | 'warn' | 'justify';
  readonly organisation: string;
  readonly title: string;
  readonly excerptLabel: string;
  readonly excerpt: Excerpt | null;
  readonly more: string | null;
  readonly files: FilesModel | null;
  readonly tell: { readonly text: string; readonly language: string };
  readonly notSent: string;
  readonly to: Sentence;
  readonly preview: Preview | null;
  readonly suggestions: readonly Suggestion[];
  readonly newTab: string;
  readonly anotherWay: string;
  readonly reasons: ReasonsModel | null;
  /** The best way on, and the default. */
  readonly first: Way;
  readonly others: readonly Way[];
  readonly send: string | null;
  /** What is to be done before `send`. */
  readonly pause: PauseModel | null;
  readonly retype: RetypeModel | null;
  readonly dispute: ReportModel | null;
  readonly wish: ReportModel | null;
  /** Which rule it was, by its title; null where that is the dialog's own title, or there is none. */
  readonly rule: Sentence | null;
  readonly recorded: string;
  readonly questions: Sentence | null;
}

/** @param uiLanguage the browser's own language, asked when none of the request's is known. */
export function dialogModel(
  request: AskRequest,
  uiLanguage: string,
  catalogues: Catalogues<DialogKey>,
): DialogModel {
  const languages = [...request.languages, uiLanguage];
  const texts = textsFor(withOwnWords(catalogues, request.texts), languages);
  const { say } = texts;
  const { verdict, redacted = null } = request;
  const words = wordsFor(request);
  const action = actionOf(verdict.action);
  const organisation = neutralise(request.organisationName);
  const found = findingsToShow(verdict);
  const inText = found.filter(({ provenance }) => provenance === undefined);
  const excerpt = inText.length > 0 ? excerptOf(request.text, inText) : null;
  const then = verdict.deciding?.rule.then;
  const [first, ...others] = waysOf(request, words, texts);
  const send = action === 'warn' ? say(words.send) : action === 'justify' ? say(words.sendWithReason) : null;
  const suggestions = suggestionsOf(then?.suggest, request.text !== '', texts, languages);
  // Who could not send it, and was told of no other way.
  const asksForTool = send === null && suggestions.length === 0 && request.wish !== undefined;
  const title = titleOf(request, found, words, texts, languages);
  return {
    language: texts.language,
    direction: texts.direction,
    action,
    organisation,
    title,
    excerptLabel: say(words.excerpt),
    excerpt,
    more: excerpt && excerpt.more > 0 ? say(words.more, { count: excerpt.more }) : null,
    files: filesModel(request, send !== null, texts, languages),
    tell: tellOf(request, found, words, texts, languages),
    notSent: say(words.notSent),
    to: recipientOf(request, words.to, texts),
    preview:
      redacted === null
        ? null
        : previewOf(redacted, request.text, { whole: say(words.preview), part: say(words.previewPart) }),
    suggestions,
    newTab: say('newTab'),
    anotherWay: say('anotherWay'),
    reasons:
      action === 'justify' ? reasonsOf(then?.reasons, words.why, texts, languages, organisation) : null,
    first,
    others,
    send,
    pause: pauseModel(request.pauseSeconds ?? 0, send, texts),
    retype: send === null ? null : retypeModel(request, texts),
    dispute: request.dispute === undefined ? null : disputeModel(request.organisationName, texts),
    wish: asksForTool ? wishModel(request.organisationName, texts) : null,
    rule: ruleOf(request, title, texts, languages),
    recorded: say(recordedKey(then?.evidence ?? 'none', words), { organisation }),
    questions:
      request.contact === null ? null : split(say('questions'), 'contact', neutralise(request.contact)),
  };
}

function actionOf(action: AskRequest['verdict']['action']): DialogModel['action'] {
  return action === 'warn' || action === 'justify' || action === 'redact' ? action : 'block';
}

function waysOf(request: AskRequest, words: Words, { say }: Texts<DialogKey>): [Way, ...Way[]] {
  const { redacted = null, files = [] } = request;
  const edit: Way = { kind: 'edit', label: say(words.edit) };
  const [held, ...others] = files.filter(({ state, next }) => state !== 'clean' && next !== true);
  const label =
    held !== undefined && others.length === 0
      ? say('restWithout', { name: shortenMiddle(held.name, longestFile) })
      : say('rest');
  const isPart = held !== undefined && others.length + 1 < files.length;
  const rest: Way[] = isPart ? [{ kind: 'rest', label }] : [];
  return redacted === null ? [edit, ...rest] : [{ kind: 'redact', label: say(words.redact) }, edit, ...rest];
}

function recordedKey(evidence: 'none' | 'excerpt' | 'sealed', words: Words): DialogKey {
  if (evidence === 'excerpt') return 'recordedExcerpt';
  return evidence === 'sealed' ? words.recordedSealed : words.recordedNone;
}

const namedKinds = 3;
/** Characters of a file's name that a button has. */
const longestFile = 28;

/** The kinds of what was found, as a list in words; null when no kind has a title. */
export function kindsOf(
  request: AskRequest,
  found: readonly Finding[],
  { say, language }: Texts<DialogKey>,
  languages: readonly string[],
): string | null {
  const kinds = [...new Set(found.map(({ detector }) => detector))].flatMap((id) => {
    const title = request.titles?.[id];
    return title ? [localised(title, languages).text] : [];
  });
  if (kinds.length === 0) return null;
  const listed =
    kinds.length > namedKinds
      ? [...kinds.slice(0, namedKinds - 1), say('moreKinds', { count: kinds.length - namedKinds + 1 })]
      : kinds;
  return new Intl.ListFormat(language).format(listed);
}

function titleOf(
  request: AskRequest,
  found: readonly Finding[],
  words: Words,
  texts: Texts<DialogKey>,
  languages: readonly string[],
): string {
  const { say } = texts;
  const { deciding, unscannable } = request.verdict;
  const named = (text: Localised | undefined) => (text ? [localised(text, languages).text] : []);
  const what = kindsOf(request, found, texts, languages);
  if (what === null) {
    if (unscannable !== null && found.length === 0) return say('foundUnreadable');
    const about = found.length === 0 ? aboutKey(request) : null;
    return about === null ? (named(deciding?.rule.title)[0] ?? say('foundNothing')) : say(about);
  }
  const inFiles = found.every(({ provenance }) => provenance !== undefined);
  const where = inFiles ? (request.files?.length === 1 ? 'foundFile' : 'foundFiles') : words.found;
  return say(where, { what });
}

function ruleOf(
  { verdict }: AskRequest,
  title: string,
  { say }: Texts<DialogKey>,
  languages: readonly string[],
): Sentence | null {
  const own = verdict.deciding?.rule.title;
  const { text } = own === undefined ? { text: title } : localised(own, languages);
  return text === title ? null : split(say('ruleIs'), 'title', text);
}

function tellOf(
  request: AskRequest,
  found: readonly Finding[],
  words: Words,
  { say, language }: Texts<DialogKey>,
  languages: readonly string[],
): DialogModel['tell'] {
  const { deciding, unscannable } = request.verdict;
  const tell = deciding?.rule.then.tell;
  const plain = say(words.tellDefault, { organisation: neutralise(request.organisationName) });
  if (unscannable !== null && found.length === 0) {
    // Its row among the files says why.
    const isShown = request.files?.some(({ state }) => state === 'unscannable') === true;
    return { text: isShown ? plain : `${say(unscannableKeys[unscannable])} ${plain}`, language };
  }
  return tell ? localised(tell, languages) : { text: plain, language };
}
