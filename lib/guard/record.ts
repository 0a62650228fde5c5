import { isVerifiedContact } from '../core/decide/contact.ts';
import { maskWords } from '../core/decide/mask-words.ts';
import type { Feedback } from '../core/api/disputes.ts';
import type { Outcome } from '../core/decide/verdict.ts';
import { makeDraft } from '../core/incident/make-draft.ts';
import type { IncidentDraft } from '../core/incident/draft.ts';
import type { Result } from '../core/result.ts';
import type { Reason } from '../ui/ask.ts';
import type { GuardContext } from './context.ts';
import { isAskable, type Judged } from './judged.ts';

export interface IncidentHead {
  readonly id: string;
  readonly at: string;
  readonly reason?: Reason;
  readonly backstop?: boolean;
}

export function newHead(): IncidentHead {
  return { id: crypto.randomUUID(), at: new Date().toISOString() };
}

/** Durable once it resolves with true, and open: a later save with the same id replaces it. */
export async function save(
  context: GuardContext,
  judged: Judged,
  outcome: Outcome,
  head: IncidentHead,
): Promise<boolean> {
  const draft = draftOf(context, judged, outcome, head);
  return draft !== null && context.recorder.save(draft, true);
}

/** For what nobody waits for: nothing is released, or it has passed already. */
export function saveLater(context: GuardContext, judged: Judged, outcome: Outcome, head = newHead()): void {
  const draft = draftOf(context, judged, outcome, head);
  if (draft !== null) context.recorder.saveLater(draft);
}

/** What passed at the gate: recorded when a rule matched, else only counted. */
export function notePassed(context: GuardContext, judged: Judged, head = newHead()): void {
  if (judged.verdict.hits.length > 0) recordPassing(context, judged, head);
  else context.clean.add(judged.egress, judged.accountKind);
}

/** What was approved before (a rule's `remember`) is recorded as what it is: sent although warned. */
export function recordPassing(context: GuardContext, judged: Judged, head = newHead()): void {
  if (judged.verdict.hits.length === 0) return;
  saveLater(context, judged, isAskable(judged.verdict) ? 'overridden' : 'sent', head);
}

/** A reason is written by hand next to the very data it is about: what the detectors know in it is masked. */
export function maskReason({ policy }: Judged, reason: Reason): Reason {
  return reason.text === undefined ? reason : { ...reason, text: maskWords(policy.loaded, reason.text) };
}

/** What a person may say about an incident while its question is open, in words that are masked like a reason. */
export function feedback(
  context: GuardContext,
  { policy }: Judged,
  { id, at }: IncidentHead,
  alike: readonly string[],
) {
  const about = { day: at.slice(0, 10), id };
  return {
    /** That it is not sensitive, nor what the same question is about. */
    async dispute(words: string): Promise<boolean> {
      const text = maskWords(policy.loaded, words);
      return isSaved(
        await context.askBackground('incident/dispute', { ...about, alike, ...(text !== '' && { text }) }),
      );
    },
    /** Which tool would have helped. */
    async wish(words: string): Promise<boolean> {
      const text = maskWords(policy.loaded, words).slice(0, 200);
      return isSaved(await tell(context, { ...about, kind: 'wish', text }));
    },
    /** That a tool which the rule suggests was taken. */
    suggested(tool: string): void {
      void tell(context, { ...about, kind: 'suggestion', tool });
    },
  };
}

const tell = (context: GuardContext, said: Feedback) => context.askBackground('incident/feedback', said);
const isSaved = (reply: Result<{ saved: boolean }, unknown>): boolean => reply.ok && reply.value.saved;

/** That a tool which the rule suggests was taken while a message was typed: a count, and no incident. */
export function noteTool(context: GuardContext, { verdict }: Judged, draft: string, tool: string): void {
  const { pack, id: rule } = verdict.deciding?.rule ?? {};
  if (pack === undefined || rule === undefined) return;
  const about = { day: new Date().toISOString().slice(0, 10), id: draft };
  void tell(context, { ...about, kind: 'tool', rule: { pack, rule }, tool });
}

function draftOf(
  context: GuardContext,
  { policy, egress, verdict, accountKind }: Judged,
  outcome: Outcome,
  { id, at, reason, backstop }: IncidentHead,
): IncidentDraft | null {
  const state = context.adapter()?.readState() ?? null;
  return makeDraft(egress, verdict, outcome, {
    id,
    at,
    accountKind,
    isContact: isVerifiedContact(policy.bundle, egress),
    adapter: { health: state?.health ?? 'degraded', ...(state?.page && { page: state.page }) },
    client: context.client,
    tellsFiles: policy.bundle.format >= 5,
    ...(reason && { reason }),
    ...(backstop && { backstop }),
  });
}
