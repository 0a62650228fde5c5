import type { Egress } from '../core/decide/egress.ts';
import { mayRedact, redact } from '../core/decide/redaction.ts';
import type { Attempt, GuardContext, Redaction } from './context.ts';
import { egressesOf, identityOf, isAskable, isQuiet, judgeAll, noteSent, written } from './judged.ts';
import type { Judged } from './judged.ts';
import { type IncidentHead, save, saveLater } from './record.ts';

/** Whether the deciding rule lets a redacted text go, and this one can be redacted at all. */
export function canRedact(attempt: Attempt, { egress, verdict }: Judged): boolean {
  return attempt.replace !== undefined && mayRedact(egress, verdict);
}

/** The text without the values that a rule holds. Null when there is none to take out. */
export function redactionOf(context: GuardContext, { egress, verdict, policy }: Judged): Redaction | null {
  if (egress.content.kind !== 'text') return null;
  const { text: was } = egress.content;
  const titles = new Map(policy.bundle.detectors.map(({ id, title }) => [id, title]));
  const redacted = redact(was, verdict, titles, context.languages[0] ?? 'en');
  return redacted && { was, ...redacted };
}

/** Puts the redacted text in place, reads and judges it again, whole, and sends it only when nothing holds it. */
export async function redactAndSend(
  context: GuardContext,
  attempt: Attempt,
  asked: Judged,
  redaction: Redaction,
  head: IncidentHead,
): Promise<void> {
  const refuse = (text: 'stillHeld' | 'gone' | 'notRecorded') => {
    saveLater(context, asked, isAskable(asked.verdict) ? 'cancelled' : 'blocked', head);
    context.dialog.notify(text);
  };
  const before = egressesOf(context, attempt.sending);
  if (context.policy.current == null || identityOf(before) !== asked.identity) {
    refuse('gone');
    return;
  }
  if (!(await save(context, asked, 'redacted', head))) {
    refuse('notRecorded');
    return;
  }
  const isReplaced = (await attempt.replace?.(redaction)) === true;
  const { current } = context.policy;
  const egresses = egressesOf(context, attempt.sending);
  const now = current == null ? null : judgeAll(current, egresses);
  const text = now?.egress.content.kind === 'text' ? now.egress.content.text : null;
  const isOther = receiversOf(egresses) !== receiversOf(before) || (isReplaced && text !== redaction.text);
  if (now === null || isOther) refuse('gone');
  else if (!isReplaced || !isQuiet(now.verdict)) refuse('stillHeld');
  else {
    context.page.hold([]);
    noteSent(context, now);
    if (attempt.release()) saveLater(context, asked, 'redacted', head);
    else refuse('gone');
  }
}

/** Everybody who would get it, and from which account. */
function receiversOf(egresses: readonly Egress[]): string {
  return written(egresses.map(({ conversation, account }) => [conversation, account]));
}
