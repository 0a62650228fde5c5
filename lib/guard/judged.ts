import type { Sending } from '../adapters/adapter.ts';
import { accountKindOf, judgeInPage } from '../core/decide/index.ts';
import type { AccountKind } from '../core/decide/index.ts';
import type { Content, Conversation, Egress } from '../core/decide/egress.ts';
import type { Memory } from '../core/decide/remember.ts';
import { actions } from '../core/decide/words.ts';
import type { Verdict } from '../core/decide/verdict.ts';
import type { GuardContext } from './context.ts';
import type { ActivePolicy } from './policy-source.ts';

/** An egress and what policy says about it. */
export interface Judged {
  readonly policy: ActivePolicy;
  readonly egress: Egress;
  readonly verdict: Verdict;
  readonly accountKind: AccountKind;
  /** Tells this send, with all who would get it, from another. What was sent before makes no difference. */
  readonly identity: string;
  /** The same for everybody else who would get it. */
  readonly others: readonly Judged[];
}

/** What is about to leave, as the page shows it now: one for each who would get it. Empty: there is nothing. */
export function egressesOf(context: GuardContext, sending: Sending): readonly Egress[] {
  const content = sending.readContent();
  if (content === null) return [];
  return sending
    .readConversations()
    .flatMap((conversation) => egressTo(context, sending.channel, content, conversation) ?? []);
}

export function egressTo(
  context: GuardContext,
  channel: Egress['channel'],
  content: Content,
  conversation: Conversation,
): Egress | null {
  const adapter = context.adapter();
  if (adapter === null) return null;
  const account = adapter.readAccount();
  const egress: Egress = { platform: adapter.platform, channel, conversation, account, content };
  return { ...egress, recent: context.recent.of(egress) };
}

/** What policy says about each who would get it, the strictest first. */
export function judgeAll(policy: ActivePolicy, egresses: readonly Egress[]): Judged | null {
  const identity = identityOf(egresses);
  const all = egresses.map((egress) => judgeOne(policy, egress, identity));
  const [first, ...others] = all.toSorted((a, b) => strictness(b) - strictness(a));
  return first === undefined ? null : { ...first, others };
}

export function judgeOne(policy: ActivePolicy, egress: Egress, identity?: string): Judged {
  return judgedAs(policy, egress, judgeInPage(policy.loaded, egress, Date.now()), identity);
}

/** With a verdict that somebody else has come to, by the same policy. */
export function judgedAs(
  policy: ActivePolicy,
  egress: Egress,
  verdict: Verdict,
  identity = identityOf([egress]),
): Judged {
  const accountKind = accountKindOf(policy.bundle, egress);
  return { policy, egress, verdict, accountKind, identity, others: [] };
}

export const identityOf = (egresses: readonly Egress[]): string => written(egresses);

/** To tell one place from another. How many are in it is no part of it: pages show it where they say who is typing. */
export function written(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) =>
    key === 'members' || key === 'recent' ? undefined : part,
  );
}

export const strictness = ({ verdict }: Judged): number => actions.indexOf(verdict.action);

/** Everybody who would get it. */
export function everyOne(judged: Judged): readonly [Judged, ...Judged[]] {
  return [judged, ...judged.others];
}

/** Nobody is asked about it. */
export function isQuiet({ action }: Verdict): boolean {
  return action === 'allow' || action === 'log';
}

/** A person may send it all the same. */
export function isAskable({ action }: Verdict): boolean {
  return action === 'warn' || action === 'justify';
}

/** Nobody needs to be asked, or a person has said already that this may be sent. */
export function mayPass(judged: Judged, approved: Memory): boolean {
  return everyOne(judged).every(
    // Only what a person may send at all can have been approved: a block never is.
    ({ egress, verdict }) => isQuiet(verdict) || (isAskable(verdict) && approved.covers(egress, verdict)),
  );
}

/** The same rule asks for the same: the question has not become another one. */
export function isSameQuestion(a: Judged, b: Judged): boolean {
  const [one, other] = [a.verdict.deciding?.rule, b.verdict.deciding?.rule];
  return (
    a.identity === b.identity &&
    a.verdict.action === b.verdict.action &&
    one?.pack === other?.pack &&
    one?.id === other?.id
  );
}

/** What leaves now: it may be the first half of what comes next, and the page's own calls for it are not asked about. */
export function noteSent(context: GuardContext, judged: Judged): void {
  for (const { egress } of everyOne(judged)) {
    context.recent.add(egress);
    context.released.add(egress);
  }
}
