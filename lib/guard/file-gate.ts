import type { Conversation, Egress } from '../core/decide/egress.ts';
import { accountKindOf, mayConcernFiles } from '../core/decide/index.ts';
import type { Memory } from '../core/decide/remember.ts';
import { askAboutFiles, type Looked } from './ask-files.ts';
import type { GuardContext } from './context.ts';
import type { Gate } from './gate.ts';
import { inspectAll, type ToInspect } from './inspect-all.ts';
import type { FileInspector, Inspected } from './inspect-file.ts';
import { egressTo, judgedAs, judgeOne, mayPass, written } from './judged.ts';
import type { Judged } from './judged.ts';
import { ownCopies } from './own-copies.ts';
import type { ActivePolicy } from './policy-source.ts';
import { isAsking } from './question.ts';
import { notePassed } from './record.ts';

const policyWaitMs = 3000;

/** Whether who would get them, there, is who was meant. */
export type IsStill = (at?: Element) => boolean;

/** Files on their way into the page, described so that they can be let in later. */
export interface FileAttempt extends ToInspect {
  /** What is judged is released: the very objects, or their copies. */
  readonly files: readonly File[];
  /** Who would get them; `at`: where they are dropped, when that is not where they were taken up. */
  conversation(at?: Element): Conversation;
  /**
   * Gives these to the page; called once, with none when all are refused. False when the page has no place for them, or
   * when `isStill` says, right before, that they would go to somebody else by now.
   */
  release(kept: readonly File[], isStill: IsStill): boolean | Promise<boolean>;
}

export interface FileGate {
  /** True: no rule is about files here, let them go on. False: stopped, and this gate releases what may go. */
  passes(attempt: FileAttempt): boolean;
}

export function createFileGate(context: GuardContext, gate: Gate, inspect: FileInspector): FileGate {
  return {
    passes(attempt) {
      const { current, mode } = context.policy;
      if (current === null) {
        if (mode.failMode === 'open') return true;
        refuse(context, attempt, 'noPolicy');
        return false;
      }
      if (current !== undefined && !concerns(context, current, attempt)) {
        context.released.addFiles(attempt.files);
        countUnread(context, current, attempt);
        return true;
      }
      const isStill = sameAs((at) => attempt.conversation(at));
      const work = async () => {
        try {
          const policy = await policyFor(context);
          if (policy === null) refuse(context, attempt, 'noPolicy');
          else if (policy === 'open' || !concerns(context, policy, attempt))
            await release(context, attempt, attempt.files, isStill);
          else await decide(context, policy, attempt, { inspect, approved: gate.approved, isStill });
        } catch {
          refuse(context, attempt, 'failed'); // or the page would wait for its choice
        }
      };
      if (!gate.hold(work)) refuse(context, attempt, isAsking(context) ? 'busy' : 'stillChecking');
      return false;
    },
  };
}

function concerns(context: GuardContext, policy: ActivePolicy, attempt: FileAttempt): boolean {
  const egress = egressOf(context, attempt);
  return egress !== null && mayConcernFiles(policy.loaded, egress, Date.now());
}

/** Files that no rule is about. */
function countUnread(context: GuardContext, policy: ActivePolicy, attempt: FileAttempt): void {
  const egress = egressOf(context, attempt);
  if (egress === null) return;
  context.clean.add(egress, accountKindOf(policy.bundle, egress), attempt.files.length);
}

/** Without the files themselves. */
function egressOf(context: GuardContext, { conversation }: FileAttempt): Egress | null {
  return egressTo(context, 'file', { kind: 'files', files: [] }, conversation());
}

async function policyFor(context: GuardContext): Promise<ActivePolicy | 'open' | null> {
  await context.policy.ready(policyWaitMs);
  const { current, mode } = context.policy;
  if (current === null && mode.failMode === 'open') return 'open';
  return current ?? null;
}

interface Means {
  readonly inspect: FileInspector;
  readonly approved: Memory;
  readonly isStill: IsStill;
}

async function decide(
  context: GuardContext,
  policy: ActivePolicy,
  chosen: FileAttempt,
  { inspect, approved, isStill }: Means,
): Promise<void> {
  const files = import.meta.env.FIREFOX ? await ownCopies(chosen.files) : chosen.files;
  const egress = egressOf(context, chosen);
  // A copy and the policy may take a while: it is looked into for whom it was chosen.
  if (files === null || egress === null || !isStill()) {
    refuse(context, chosen, isStill() ? 'failed' : 'gone');
    return;
  }
  const attempt = { ...chosen, files };
  const inspected = await inspectAll(context, policy, attempt, egress, inspect);
  if (inspected === null) {
    refuse(context, attempt, null); // cancelled by the person
    return;
  }
  const looked = attempt.files.flatMap((file, index): Looked[] => {
    const found = inspected[index];
    return found === undefined ? [] : [{ file, judged: judgedFrom(policy, egress, found) }];
  });
  const held = looked.filter(({ judged }) => !mayPass(judged, approved));
  const asked =
    held.length === 0
      ? { kept: looked, record: () => undefined }
      : await askAboutFiles(context, looked, held, approved);
  // Who it is for and what the rules say may have changed while the files were looked into.
  const isSame = isStill() && context.policy.current === policy;
  const kept = isSame ? asked.kept : [];
  const isReleased = await release(
    context,
    attempt,
    kept.map(({ file }) => file),
    isStill,
  );
  asked.record(isReleased && isSame);
  if (asked.kept.length > 0 && !(isReleased && isSame)) {
    context.dialog.notify('gone');
    return;
  }
  for (const one of kept) if (!held.includes(one)) notePassed(context, one.judged);
}

function judgedFrom(policy: ActivePolicy, egress: Egress, { file, verdict }: Inspected): Judged {
  const own: Egress = { ...egress, content: { kind: 'files', files: [file] } };
  return verdict === null ? judgeOne(policy, own) : judgedAs(policy, own, verdict);
}

/** Whether it is still the same conversation as now. */
export function sameAs(conversation: FileAttempt['conversation']): IsStill {
  const meant = written(conversation());
  return (at) => written(conversation(at)) === meant;
}

async function release(
  context: GuardContext,
  attempt: FileAttempt,
  files: readonly File[],
  isStill: IsStill,
): Promise<boolean> {
  context.released.addFiles(files);
  return attempt.release(files, isStill);
}

function refuse(
  context: GuardContext,
  attempt: FileAttempt,
  why: 'noPolicy' | 'busy' | 'stillChecking' | 'failed' | 'gone' | null,
): void {
  void attempt.release([], () => false);
  if (why !== null) context.dialog.notify(why);
}
