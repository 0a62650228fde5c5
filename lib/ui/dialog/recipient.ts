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
export function nameOf({ title }: Recipient): string {
  return shorten(title ?? '', longestName).trim();
}

/** Who would get it, and what is known of them. `key`: a text with `{who}`, and `{about}` for the rest. */
export function recipientOf(
  { recipient, organisationName }: Pick<AskRequest, 'recipient' | 'organisationName'>,
  key: DialogKey,
  { say, language }: Texts<DialogKey>,
): Sentence {
  const { kind, account } = recipient;
  const parts = [
    say(kind === 'unknown' ? 'kindUnknown' : kind),
    ...markOf(recipient).map((mark) => say(mark)),
    say(accounts[account]),
    ...listOf(recipient).map((listed) => say(listed, { organisation: neutralise(organisationName) })),
  ];
  const about = new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(parts);
  const sentence = split(say(key, { about }), 'who', nameOf(recipient) || say('someone'));
  // An organisation's own words may be older than this.
  const isTold = (sentence.before + sentence.after).includes(about);
  return isTold ? sentence : { ...sentence, after: `${sentence.after} (${about})` };
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
