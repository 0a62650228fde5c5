import { accountKindOf, judge } from '../core/decide/index.ts';
import { createMemory } from '../core/decide/remember.ts';
import type { AccountKind } from '../core/decide/index.ts';
import type { Memory } from '../core/decide/remember.ts';
import type { Egress } from '../core/decide/egress.ts';
import type { Outcome, Verdict } from '../core/decide/verdict.ts';
import { makeDraft } from '../core/incident/make-draft.ts';
import type { IncidentDraft } from '../core/incident/draft.ts';
import type { AskAnswer, Reason } from '../ui/ask.ts';
import type { Attempt, GuardContext } from './context.ts';
import { say } from './texts.ts';
import type { ActivePolicy } from './policy-source.ts';

/** How long a send waits for the policy of a page that has just loaded. */
const policyWaitMs = 3000;

export interface Gate {
  /**
   * Decides at once. True: let the event go on untouched. False: the event must be stopped; the gate asks, records
   * and releases the attempt itself.
   */
  passes(attempt: Attempt): boolean;
}

interface Judged {
  readonly policy: ActivePolicy;
  readonly egress: Egress;
  readonly verdict: Verdict;
  readonly accountKind: AccountKind;
}

export function createGate(context: GuardContext): Gate {
  const approved = createMemory(() => performance.now());
  let busy = false;

  const held = async (work: () => Promise<void>) => {
    busy = true;
    try {
      await work();
    } catch {
      // Whatever went wrong, nothing was released.
      context.dialog.notify(say(context.languages, 'failed'));
    } finally {
      busy = false;
    }
  };

  return {
    passes(attempt) {
      if (busy) return false; // one question at a time; a second Enter must not slip past the first
      const { current, mode } = context.policy;
      if (current === undefined) {
        void held(() => waitForPolicy(context, attempt, approved));
        return false;
      }
      if (current === null) {
        if (mode.failMode === 'open') return true;
        context.dialog.notify(say(context.languages, 'noPolicy'));
        return false;
      }
      const judged = judgeNow(context, current, attempt);
      if (judged === null) return true; // nothing there to send
      if (mayPass(judged, approved)) {
        recordPassing(context, judged);
        return true;
      }
      void held(() => decideHeld(context, attempt, judged, approved));
      return false;
    },
  };
}

async function waitForPolicy(context: GuardContext, attempt: Attempt, approved: Memory): Promise<void> {
  await context.policy.ready(policyWaitMs);
  const { current, mode } = context.policy;
  if (current == null) {
    if (mode.failMode === 'open') release(context, attempt);
    else context.dialog.notify(say(context.languages, 'noPolicy'));
    return;
  }
  const judged = judgeNow(context, current, attempt);
  if (judged !== null) await decideHeld(context, attempt, judged, approved);
}

/** Asks until what stands in the composer is what was allowed, then records, then releases, in one task. */
async function decideHeld(
  context: GuardContext,
  attempt: Attempt,
  first: Judged,
  approved: Memory,
): Promise<void> {
  let judged = first;
  for (;;) {
    if (mayPass(judged, approved)) {
      recordPassing(context, judged);
      release(context, attempt);
      return;
    }
    const id = crypto.randomUUID();
    const at = new Date().toISOString();
    const save = (outcome: Outcome, open: boolean, reason?: Reason) =>
      saveIncident(context, judged, outcome, { id, at, open, ...(reason && { reason }) });
    if (judged.verdict.action === 'block' || judged.verdict.action === 'redact') {
      const saved = save('blocked', false);
      await ask(context, judged);
      await saved;
      return;
    }
    const held = save('cancelled', true);
    const answer = await ask(context, judged);
    await held;
    if (answer.kind === 'edit') {
      await save('cancelled', false);
      return;
    }
    if (!(await save('overridden', false, answer.reason))) {
      context.dialog.notify(say(context.languages, 'notRecorded'));
      return;
    }
    approved.remember(judged.egress, judged.verdict);
    const again = context.policy.current == null ? null : judgeNow(context, context.policy.current, attempt);
    if (again === null) {
      context.dialog.notify(say(context.languages, 'gone'));
      return;
    }
    // Text, conversation or policy may have changed while the question was open: then it is a new question.
    if (isSameQuestion(judged, again)) {
      release(context, attempt);
      return;
    }
    judged = again;
  }
}

function judgeNow(context: GuardContext, policy: ActivePolicy, attempt: Attempt): Judged | null {
  const text = attempt.readContent();
  const adapter = context.adapter();
  if (text === null || text.trim() === '' || adapter === null) return null;
  const egress: Egress = {
    platform: adapter.platform,
    channel: attempt.channel,
    conversation: attempt.composer.readConversation(),
    account: adapter.readAccount(),
    content: { kind: 'text', text },
  };
  const verdict = judge(policy.loaded, egress, Date.now());
  return { policy, egress, verdict, accountKind: accountKindOf(policy.bundle, egress) };
}

function mayPass(judged: Judged, approved: Memory): boolean {
  const { action } = judged.verdict;
  return action === 'allow' || action === 'log' || isApproved(judged, approved);
}

/** Only what a person may send at all can have been approved: a block never is. */
function isApproved({ egress, verdict }: Judged, approved: Memory): boolean {
  if (verdict.action === 'allow' || verdict.action === 'log') return true;
  if (verdict.action !== 'warn' && verdict.action !== 'justify') return false;
  return approved.covers(egress, verdict);
}

function isSameQuestion(asked: Judged, now: Judged): boolean {
  const [a, b] = [asked.verdict, now.verdict];
  return (
    a.action === b.action &&
    a.deciding?.rule.pack === b.deciding?.rule.pack &&
    a.deciding?.rule.id === b.deciding?.rule.id &&
    JSON.stringify(asked.egress) === JSON.stringify(now.egress)
  );
}

function release(context: GuardContext, attempt: Attempt): void {
  if (!attempt.release()) context.dialog.notify(say(context.languages, 'gone'));
}

async function ask(
  context: GuardContext,
  { egress, verdict, policy, accountKind }: Judged,
): Promise<AskAnswer> {
  const text = egress.content.kind === 'text' ? egress.content.text : '';
  const request = {
    verdict,
    text,
    recipient: { title: egress.conversation.title, kind: egress.conversation.kind, account: accountKind },
    organisationName: policy.bundle.organisationName,
    contact: policy.bundle.contact,
    languages: context.languages,
    titles: Object.fromEntries(policy.bundle.detectors.map(({ id, title }) => [id, title])),
  };
  try {
    return await context.dialog.ask(request, context.signal);
  } catch {
    // The block never depends on the dialog: a plain notice of the browser says what happened.
    context.document.defaultView?.alert(say(context.languages, 'heldPlain'));
    return { kind: 'edit' };
  }
}

function recordPassing(context: GuardContext, judged: Judged): void {
  const { action, hits } = judged.verdict;
  if (hits.length === 0) return;
  // What was approved before (a rule's `remember`) is recorded as what it is: sent although warned.
  const outcome = action === 'warn' || action === 'justify' ? 'overridden' : 'sent';
  const draft = draftOf(context, judged, outcome, { id: crypto.randomUUID(), at: new Date().toISOString() });
  if (draft !== null) context.recorder.saveLater(draft);
}

async function saveIncident(
  context: GuardContext,
  judged: Judged,
  outcome: Outcome,
  { open, ...rest }: { id: string; at: string; open: boolean; reason?: Reason },
): Promise<boolean> {
  const draft = draftOf(context, judged, outcome, rest);
  return draft !== null && context.recorder.save(draft, open);
}

function draftOf(
  context: GuardContext,
  { egress, verdict, accountKind }: Judged,
  outcome: Outcome,
  { id, at, reason }: { id: string; at: string; reason?: Reason },
): IncidentDraft | null {
  const health = context.adapter()?.readState()?.health ?? 'degraded';
  return makeDraft(egress, verdict, outcome, {
    id,
    at,
    accountKind,
    adapter: { health },
    client: context.client,
    ...(reason && { reason }),
  });
}
