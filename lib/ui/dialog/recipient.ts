import type { AskRequest } from '../ask.ts';
import { neutralise, shorten } from '../excerpt.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { split, type Sentence } from './sentence.ts';

type Recipient = AskRequest['recipient'];

/** Characters of a conversation's title that are shown. */
const longestName = 80;

/** Whom messengers mark: of people without a mark nothing is to be thought, they hardly ever have one. */
const markedKinds: readonly Recipient['kind'][] = ['business', 'bot'];
/** Nobody else is at the end: no list has them. */
const ownKinds: readonly Recipient['kind'][] = ['self', 'status'];
const oneAtTheEnd: readonly Recipient['kind'][] = ['direct', 'unknown', ...markedKinds];
const accounts = {
  personal: 'accountPersonal',
  corporate: 'accountCorporate',
  unknown: 'accountUnknown',
} as const satisfies Record<Recipient['account'], DialogKey>;

/** The name as it is shown; empty where the page does not say it. */
export function nameOf(title: string | null): string {
  return shorten(title ?? '', longestName).trim();
}

/** Who would get it, and what is known of them. `key`: a text with `{who}`, and `{about}` for the rest. */
export function recipientOf(
  { recipient, alsoTo = [], organisationName }: Pick<AskRequest, 'recipient' | 'alsoTo' | 'organisationName'>,
  key: DialogKey,
  { say, language }: Texts<DialogKey>,
): Sentence {
  const { kind, account } = recipient;
  const ofOne = [
    say(kind === 'unknown' ? 'kindUnknown' : kind),
    ...markOf(recipient).map((mark) => say(mark)),
    say(accounts[account]),
    ...listOf(recipient).map((listed) => say(listed, { organisation: neutralise(organisationName) })),
  ];
  // What is known of one is not true of all.
  const parts = alsoTo.length === 0 ? ofOne : [say(accounts[account])];
  const about = new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(parts);
  const names = [recipient.title, ...alsoTo].map((title) => nameOf(title) || say('someone'));
  const sentence = split(say(key, { about }), 'who', allOf(names, language));
  // An organisation's own words may be older than this.
  const isTold = (sentence.before + sentence.after).includes(about);
  return isTold ? sentence : { ...sentence, after: `${sentence.after} (${about})` };
}

/** Each keeps its own direction (Unicode's FSI and PDI). */
function allOf(names: readonly string[], language: string): string {
  const [only = '', ...others] = names;
  if (others.length === 0) return only;
  return new Intl.ListFormat(language).format(names.map((name) => `\u2068${name}\u2069`));
}

/** What the page's mark of a verified account says: the messenger's word, and no more than that. */
function markOf({ kind, verified }: Recipient): readonly DialogKey[] {
  if (verified === true) return oneAtTheEnd.includes(kind) ? ['verified'] : [];
  if (!markedKinds.includes(kind)) return [];
  return [verified === undefined ? 'verifiedUnknown' : 'notVerified'];
}

/** Whether the organisation's own list has them. */
function listOf({ kind, isContact }: Recipient): readonly DialogKey[] {
  if (isContact === undefined || ownKinds.includes(kind)) return [];
  return [isContact ? 'listed' : 'notListed'];
}
