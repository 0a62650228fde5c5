import type { AskRequest } from '../ask.ts';
import { shorten } from '../excerpt.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { split, type Sentence } from './sentence.ts';

type Recipient = AskRequest['recipient'];

/** Characters of a conversation's title that are shown. */
const longestName = 80;

/** One person at the other end, or what stands for one: it can be known who it is. */
const vouchedFor: readonly Recipient['kind'][] = ['direct', 'business', 'bot', 'unknown'];
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
  recipient: Recipient,
  key: DialogKey,
  { say, language }: Texts<DialogKey>,
): Sentence {
  const { kind, account, verified } = recipient;
  const parts = [
    say(kind === 'unknown' ? 'kindUnknown' : kind),
    ...(vouchedFor.includes(kind)
      ? [say(verified === undefined ? 'verifiedUnknown' : verified ? 'verified' : 'notVerified')]
      : []),
    say(accounts[account]),
  ];
  const about = new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(parts);
  const sentence = split(say(key, { about }), 'who', nameOf(recipient) || say('someone'));
  // An organisation's own words may be older than this.
  const isTold = (sentence.before + sentence.after).includes(about);
  return isTold ? sentence : { ...sentence, after: `${sentence.after} (${about})` };
}
