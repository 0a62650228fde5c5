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
const echoMs = 500;

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
  let last = { content: '', at: 0 };
  /** The key press on a send control and the click it causes are one send. */
  const isEcho = (judged: Judged): boolean => {
    const now = { content: identityOf(judged.egress), at: performance.now() };
    const echo = now.content === last.content && now.at - last.at < echoMs;
    last = now;
    return echo;
  };

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
        const egress = egressOf(context, attempt);
        if (egress === null) return true; // nothing there to send
        void held(() => waitForPolicy(context, attempt, egress, approved));
        return false;
      }
      if (current === null) {
        if (mode.failMode === 'open') return true;
        context.dialog.notify(say(context.languages, 'noPolicy'));
        return false;
      }
      const judged = judgeNow(context, current, attempt);
      if (judged === null) return true;
      if (mayPass(judged, approved)) {
        if (judged.verdict.hits.length > 0 && !isEcho(judged)) recordPassing(context, judged);
        context.recent.add(judged.egress);
        return true;
      }
      void held(() => decideHeld(context, attempt, judged, approved));
      return false;
    },
  };
}

async function waitForPolicy(
  context: GuardContext,
  attempt: Attempt,
  wanted: Egress,
  approved: Memory,
): Promise<void> {
  await context.policy.ready(policyWaitMs);
  const { current, mode } = context.policy;
  // Still unread is not "there is none": nobody knows yet what the policy or the fail mode says.
  if (current === undefined || (current === null && mode.failMode === 'closed')) {
    context.dialog.notify(say(context.languages, 'noPolicy'));
    return;
  }
  const now = egressOf(context, attempt);
  if (now === null || !isSame(now, wanted)) {
    context.dialog.notify(say(context.languages, 'gone'));
    return;
  }
  if (current === null) {
    release(context, attempt, now);
    return;
  }
  const judged = judgeEgress(current, now);
  if (mayPass(judged, approved)) {
    recordPassing(context, judged);
    release(context, attempt, judged.egress);
  } else {
    await decideHeld(context, attempt, judged, approved);
  }
}

/** Asks; records; and releases only what was asked about, in one task with the last look at it. */
async function decideHeld(
  context: GuardContext,
  attempt: Attempt,
  judged: Judged,
  approved: Memory,
): Promise<void> {
  const head = { id: crypto.randomUUID(), at: new Date().toISOString() };
  if (judged.verdict.action === 'block' || judged.verdict.action === 'redact') {
    saveLater(context, judged, 'blocked', head);
    await ask(context, judged);
    return;
  }
  const opened = save(context, judged, 'cancelled', head);
  const answer = await ask(context, judged);
  if (answer.kind === 'edit') {
    saveLater(context, judged, 'cancelled', head);
    return;
  }
  await opened;
  const reason = answer.reason && maskReason(judged, answer.reason);
  const sentAnyway = { ...head, ...(reason && { reason }) };
  // Durable, but still open: if the content turns out to have changed, nothing was overridden.
  if (!(await save(context, judged, 'overridden', sentAnyway))) {
    context.dialog.notify(say(context.languages, 'notRecorded'));
    return;
  }
  if (isStillTheQuestion(context, attempt, judged) && attempt.release()) {
    context.recent.add(judged.egress);
    approved.remember(judged.egress, judged.verdict);
    saveLater(context, judged, 'overridden', sentAnyway);
  } else {
    saveLater(context, judged, 'cancelled', head);
    context.dialog.notify(say(context.languages, 'gone'));
  }
}

/** Text, conversation or policy may have changed while the question was open: then nobody has approved what is there. */
function isStillTheQuestion(context: GuardContext, attempt: Attempt, asked: Judged): boolean {
  const { current } = context.policy;
  const now = current == null ? null : judgeNow(context, current, attempt);
  if (now === null) return false;
  const [a, b] = [asked.verdict.deciding?.rule, now.verdict.deciding?.rule];
  return (
    isSame(asked.egress, now.egress) &&
    asked.verdict.action === now.verdict.action &&
    a?.pack === b?.pack &&
    a?.id === b?.id
  );
}

function isSame(a: Egress, b: Egress): boolean {
  return identityOf(a) === identityOf(b);
}

/** What was sent before does not make it another egress. */
function identityOf(egress: Egress): string {
  return JSON.stringify({ ...egress, recent: [] });
}

/** What is about to leave, as the page shows it now; null when there is nothing. */
function egressOf(context: GuardContext, attempt: Attempt): Egress | null {
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
  return { ...egress, recent: context.recent.of(egress) };
}

function judgeNow(context: GuardContext, policy: ActivePolicy, attempt: Attempt): Judged | null {
  const egress = egressOf(context, attempt);
  return egress && judgeEgress(policy, egress);
}

function judgeEgress(policy: ActivePolicy, egress: Egress): Judged {
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

function release(context: GuardContext, attempt: Attempt, egress: Egress): void {
  if (attempt.release()) context.recent.add(egress);
  else context.dialog.notify(say(context.languages, 'gone'));
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
  saveLater(context, judged, outcome, { id: crypto.randomUUID(), at: new Date().toISOString() });
}

interface IncidentHead {
  readonly id: string;
  readonly at: string;
  readonly reason?: Reason;
}

/** Durable once it resolves with true, and open: a later save with the same id replaces it. */
async function save(
  context: GuardContext,
  judged: Judged,
  outcome: Outcome,
  head: IncidentHead,
): Promise<boolean> {
  const draft = draftOf(context, judged, outcome, head);
  return draft !== null && context.recorder.save(draft, true);
}

/** For what nobody waits for: nothing is released, or it has passed already. */
function saveLater(context: GuardContext, judged: Judged, outcome: Outcome, record: IncidentHead): void {
  const draft = draftOf(context, judged, outcome, record);
  if (draft !== null) context.recorder.saveLater(draft);
}

/** A reason is written by hand next to the very data it is about: what the detectors know in it is masked. */
function maskReason({ policy }: Judged, reason: Reason): Reason {
  if (reason.text === undefined) return reason;
  const findings = policy.loaded.engine.scan(reason.text);
  const text = findings.reduceRight(
    (masked, { start, end, masked: value }) => masked.slice(0, start) + value + masked.slice(end),
    reason.text,
  );
  return { ...reason, text: text.slice(0, 500) };
}

function draftOf(
  context: GuardContext,
  { egress, verdict, accountKind }: Judged,
  outcome: Outcome,
  { id, at, reason }: IncidentHead,
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
