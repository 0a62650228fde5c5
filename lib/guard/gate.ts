import { createMemory } from '../core/decide/remember.ts';
import type { Memory } from '../core/decide/remember.ts';
import type { Sending } from '../adapters/adapter.ts';
import type { Attempt, GuardContext } from './context.ts';
import {
  egressesOf,
  everyOne,
  identityOf,
  isAskable,
  isSameQuestion,
  judgeAll,
  mayPass,
  noteSent,
} from './judged.ts';
import type { Judged } from './judged.ts';
import { ask, isAsking } from './question.ts';
import { maskReason, newHead, notePassed, save, saveLater } from './record.ts';
import { canRedact, redactAndSend, redactionOf } from './redact.ts';

/** How long a send waits for the policy of a page that has just loaded. */
const policyWaitMs = 3000;
const echoMs = 500;
/** How long after a press its send may come. */
const pressMs = 10_000;
/** A key that is held down comes again and again, after a second at most: what is said about it is said once. */
const sayAgainMs = 1200;

export interface Gate {
  /**
   * Decides at once. True: let the event go on untouched. False: the event must be stopped; the gate asks, records
   * and releases the attempt itself.
   */
  passes(attempt: Attempt): boolean;
  /** What `passes` would say to a press that may send, without asking or recording anything yet. */
  wouldPass(sending: Sending): boolean;
  /**
   * Some pages send at the press: what `wouldPass` let go lately is recorded as that, once. `isSent`: by default, when it
   * is no longer there to be sent. Whether it was.
   */
  settlePress(isSent?: (pressed: Pressed) => boolean): boolean;
  /**
   * Runs one question at a time, with the checks before it and the recording after it; false while another is under way.
   * Whatever goes wrong in it, nothing was released.
   */
  hold(work: () => Promise<void>): boolean;
  /** Says that something else is still being checked or recorded, unless a question is open, which says so itself. */
  sayBusy(): void;
  readonly approved: Memory;
}

export interface Pressed {
  readonly sending: Sending;
  readonly judged: Judged;
}

export function createGate(context: GuardContext): Gate {
  const approved = createMemory(Date.now);
  let busy = false;
  /** What is being let out right now: some pages make a click of a key press, or the other way round. */
  let released: string | null = null;
  let last = { content: '', at: 0 };
  let refusedAt = -sayAgainMs;
  /** The key press on a send control and the click it causes are one send. */
  const isEcho = ({ identity }: Judged): boolean => {
    const now = { content: identity, at: context.now() };
    const echo = now.content === last.content && now.at - last.at < echoMs;
    last = now;
    return echo;
  };
  let pressed: (Pressed & { readonly at: number }) | null = null;
  const noteGoing = (judged: Judged) => {
    pressed = null;
    if (!isEcho(judged)) notePassed(context, judged);
    noteSent(context, judged);
  };
  const run = async (work: () => Promise<void>) => {
    busy = true;
    try {
      await work();
    } catch {
      context.dialog.notify('failed');
    } finally {
      busy = false;
    }
  };
  const isReleased = (sending: Sending): boolean =>
    released !== null && identityOf(egressesOf(context, sending)) === released;
  const releasing = (attempt: Attempt): Attempt => ({
    ...attempt,
    release() {
      released = identityOf(egressesOf(context, attempt.sending));
      try {
        return attempt.release();
      } finally {
        released = null;
      }
    },
  });
  const gate: Gate = {
    approved,
    hold(work) {
      if (busy) return false;
      void run(work);
      return true;
    },
    sayBusy() {
      const now = context.now();
      const isNew = now - refusedAt >= sayAgainMs;
      refusedAt = now;
      if (isNew && !isAsking(context)) context.dialog.notify('stillChecking');
    },
    wouldPass(sending) {
      if (busy) return isReleased(sending);
      const { current, mode } = context.policy;
      if (current === null) return mode.failMode === 'open';
      const egresses = egressesOf(context, sending);
      if (egresses.length === 0) return true;
      if (current === undefined) return false;
      const judged = judgeAll(current, egresses);
      if (judged === null) return true;
      const may = mayPass(judged, approved);
      pressed = may ? { sending, judged, at: context.now() } : null;
      return may;
    },
    settlePress(isSent = isGone) {
      if (pressed === null || context.now() - pressed.at > pressMs) return false;
      const { judged } = pressed;
      if (judged.policy !== context.policy.current || !isSent(pressed)) return false;
      noteGoing(judged);
      return true;
    },
    passes(attempt) {
      if (busy) {
        // One question at a time; a second Enter must not slip past the first.
        if (isReleased(attempt.sending)) return true;
        if (released === null && attempt.sending.readContent() !== null) gate.sayBusy();
        return false;
      }
      const { current, mode } = context.policy;
      if (current === null) {
        if (mode.failMode === 'open') return true;
        context.dialog.notify('noPolicy');
        return false;
      }
      const egresses = egressesOf(context, attempt.sending);
      if (egresses.length === 0) {
        gate.settlePress();
        return true; // nothing there to send
      }
      if (current === undefined) {
        gate.hold(() => waitForPolicy(context, releasing(attempt), identityOf(egresses), approved));
        return false;
      }
      const judged = judgeAll(current, egresses);
      if (judged === null) return true;
      if (mayPass(judged, approved)) {
        noteGoing(judged);
        return true;
      }
      gate.hold(() => decideHeld(context, releasing(attempt), judged, approved));
      return false;
    },
  };
  return gate;
}

const isGone = ({ sending }: Pressed) => sending.readContent() === null;

async function waitForPolicy(
  context: GuardContext,
  attempt: Attempt,
  wanted: string,
  approved: Memory,
): Promise<void> {
  await context.policy.ready(policyWaitMs);
  const { current, mode } = context.policy;
  // Still unread is not "there is none": nobody knows yet what the policy or the fail mode says.
  if (current === undefined || (current === null && mode.failMode === 'closed')) {
    context.dialog.notify('noPolicy');
    return;
  }
  const now = egressesOf(context, attempt.sending);
  if (now.length === 0 || identityOf(now) !== wanted) {
    context.dialog.notify('gone');
    return;
  }
  const judged = current && judgeAll(current, now);
  if (judged !== null && !mayPass(judged, approved)) {
    await decideHeld(context, attempt, judged, approved);
    return;
  }
  if (judged !== null) notePassed(context, judged);
  if (!attempt.release()) context.dialog.notify('gone');
  else if (judged !== null) noteSent(context, judged);
}

/** Asks; records; and releases only what was asked about, in one task with the last look at it. */
async function decideHeld(
  context: GuardContext,
  attempt: Attempt,
  judged: Judged,
  approved: Memory,
): Promise<void> {
  const head = newHead();
  const redaction = canRedact(attempt, judged) ? redactionOf(context, judged) : null;
  const mayBeSent = isAskable(judged.verdict);
  const opened = mayBeSent || redaction !== null ? save(context, judged, 'cancelled', head) : null;
  if (opened === null) saveLater(context, judged, 'blocked', head);
  const answer = await ask(context, judged, { head, redacted: redaction?.text ?? null });
  await opened;
  if (answer.kind === 'redact' && redaction !== null) {
    await redactAndSend(context, attempt, judged, redaction, head);
    return;
  }
  if (answer.kind !== 'send' || !mayBeSent) {
    if (opened !== null) saveLater(context, judged, mayBeSent ? 'cancelled' : 'blocked', head);
    return;
  }
  const reason = answer.reason && maskReason(judged, answer.reason);
  const sentAnyway = { ...head, ...(reason && { reason }) };
  // Durable, but still open: if the content turns out to have changed, nothing was overridden.
  if (!(await save(context, judged, 'overridden', sentAnyway))) {
    saveLater(context, judged, 'cancelled', head); // it may be stored all the same
    context.dialog.notify('notRecorded');
    return;
  }
  if (isStillTheQuestion(context, attempt, judged) && releaseHeld(context, attempt, judged)) {
    for (const { egress, verdict } of everyOne(judged)) approved.remember(egress, verdict);
    saveLater(context, judged, 'overridden', sentAnyway);
  } else {
    saveLater(context, judged, 'cancelled', head);
    context.dialog.notify('gone');
  }
}

function releaseHeld(context: GuardContext, attempt: Attempt, judged: Judged): boolean {
  context.page.hold([]);
  noteSent(context, judged); // first: the page may call its worker while the event is still under way
  return attempt.release();
}

/** Text, conversation or policy may have changed while the question was open: then nobody has approved what is there. */
function isStillTheQuestion(context: GuardContext, attempt: Attempt, asked: Judged): boolean {
  const { current } = context.policy;
  const now = current && judgeAll(current, egressesOf(context, attempt.sending));
  return now != null && isSameQuestion(asked, now);
}
