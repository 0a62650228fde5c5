import type { Conversation, Egress } from '../core/decide/egress.ts';
import { accountKindOf, mayConcernFiles } from '../core/decide/index.ts';
import type { Memory } from '../core/decide/remember.ts';
import type { AskFile, Progress } from '../ui/ask.ts';
import { askFileOf } from '../ui/dialog/ask-file.ts';
import type { GuardContext } from './context.ts';
import type { InspectionProgress } from '../messaging/inspection.ts';
import type { FileInspector, Inspected } from './inspect-file.ts';
import type { Gate } from './gate.ts';
import { egressTo, isAskable, isStricter, judgedAs, judgeOne, mayPass } from './judged.ts';
import type { Judged } from './judged.ts';
import type { ActivePolicy } from './policy-source.ts';
import { ask } from './question.ts';
import { maskReason, newHead, notePassed, save, saveLater } from './record.ts';
import { together } from './together.ts';

const policyWaitMs = 3000;
const progressAfterMs = 300;

/** Milliseconds that all files of one send have, until policy decides about what could not be read. */
function sendMs(files: number): number {
  return Math.min(180_000, 60_000 + 5000 * (files - 1));
}

/** Files on their way into the page, described so that they can be let in later. */
export interface FileAttempt {
  /** The very objects that are judged and then released. */
  readonly files: readonly File[];
  /** Some of them could not be listed (a large folder). */
  readonly truncated?: boolean;
  conversation(): Conversation;
  /**
   * Gives these to the page; called once, with none when all are refused. False when the page has no place for them, or
   * when `isStill` says, right before, that they would go to somebody else by now.
   */
  release(kept: readonly File[], isStill: () => boolean): boolean | Promise<boolean>;
}

export interface FileGate {
  /** True: no rule is about files here, let them go on. False: stopped, and this gate releases what may go. */
  passes(attempt: FileAttempt): boolean;
}

interface Looked {
  readonly file: File;
  readonly judged: Judged;
}

export function createFileGate(context: GuardContext, gate: Gate, inspect: FileInspector): FileGate {
  return {
    passes(attempt) {
      const { current, mode } = context.policy;
      if (current === null) {
        if (mode.failMode === 'open') return true;
        context.dialog.notify('noPolicy');
        return false;
      }
      if (current !== undefined && !concerns(context, current, attempt)) {
        context.released.addFiles(attempt.files);
        countUnread(context, current, attempt);
        return true;
      }
      const isStill = sameAs(() => attempt.conversation());
      const work = async () => {
        const policy = await policyFor(context);
        if (policy === null) refuse(context, attempt, 'noPolicy');
        else if (policy === 'open' || !concerns(context, policy, attempt))
          await release(context, attempt, attempt.files, isStill);
        else await decide(context, policy, attempt, { inspect, approved: gate.approved, isStill });
      };
      if (!gate.hold(work)) refuse(context, attempt, 'busy');
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
  readonly isStill: () => boolean;
}

async function decide(
  context: GuardContext,
  policy: ActivePolicy,
  attempt: FileAttempt,
  { inspect, approved, isStill }: Means,
): Promise<void> {
  const egress = egressOf(context, attempt);
  if (egress === null) {
    refuse(context, attempt, 'failed');
    return;
  }
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
      : await askAbout(context, looked, held, approved);
  // Who it is for may have changed while the files were looked into.
  const isSame = isStill();
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
  for (const { judged } of kept) if (!held.some((one) => one.judged === judged)) notePassed(context, judged);
}

function judgedFrom(policy: ActivePolicy, egress: Egress, { file, verdict }: Inspected): Judged {
  const own: Egress = { ...egress, content: { kind: 'files', files: [file] } };
  return verdict === null ? judgeOne(policy, own) : judgedAs(policy, own, verdict);
}

/** Has all of them looked into, and says so when it takes a while. Null when the person does not want to wait. */
async function inspectAll(
  context: GuardContext,
  policy: ActivePolicy,
  { files, truncated = false }: FileAttempt,
  egress: Egress,
  inspect: FileInspector,
): Promise<readonly Inspected[] | null> {
  let notice: Progress | null = null;
  const progress = together(files.length);
  const ended = new AbortController();
  const signal = AbortSignal.any([context.signal, ended.signal]);
  const cancelled = new Promise<null>((resolve) => {
    const timer = setTimeout(() => {
      const request = { text: files.length === 1 ? (files[0]?.name ?? '') : '', channel: 'file' as const };
      notice = context.dialog.progress(request, signal);
      notice.reached(progress.all());
      void notice.cancelled.then(() => {
        resolve(null);
      });
    }, progressAfterMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
  try {
    const withinMs = sendMs(files.length);
    const all = files.map(async (file, index) => {
      const onProgress = (reached: InspectionProgress) => {
        progress.reached(index, reached);
        notice?.reached(progress.all());
      };
      const inspected = await inspect({ file, egress, policy, truncated, withinMs }, onProgress, signal);
      progress.ended(index);
      notice?.reached(progress.all());
      return inspected;
    });
    return await Promise.race([Promise.all(all), cancelled]);
  } finally {
    ended.abort();
  }
}

interface Asked {
  /** Those that may go. */
  readonly kept: readonly Looked[];
  /** Says what came of the ones that were held, once they were released, or could not be. */
  record(isReleased: boolean): void;
}

/** Asks about the ones that are held. */
async function askAbout(
  context: GuardContext,
  looked: readonly Looked[],
  held: readonly Looked[],
  approved: Memory,
): Promise<Asked> {
  const heads = new Map(held.map(({ judged }) => [judged, newHead()]));
  const refused = () => {
    for (const { judged } of held) {
      saveLater(context, judged, isAskable(judged.verdict) ? 'cancelled' : 'blocked', heads.get(judged));
    }
  };
  const [first, ...others] = held;
  if (first === undefined) return { kept: looked, record: () => undefined };
  const strictest = others.reduce(
    (worst, { judged }) => (isStricter(judged, worst) ? judged : worst),
    first.judged,
  );
  const mayBeSent = held.every(({ judged }) => isAskable(judged.verdict));
  if (mayBeSent)
    await Promise.all(held.map(({ judged }) => save(context, judged, 'cancelled', headOf(heads, judged))));
  else refused(); // as it will be: nobody can send them
  const closed = mayBeSent ? refused : () => undefined;
  const files = looked.map((one) => listed(one, held.includes(one)));
  const answer = await ask(context, strictest, {
    head: headOf(heads, strictest),
    files,
    held: held.map(({ judged }) => judged),
  });
  if (answer.kind === 'rest') return { kept: looked.filter((one) => !held.includes(one)), record: closed };
  if (answer.kind !== 'send' || !mayBeSent) return { kept: [], record: closed };
  const without = new Set(answer.without?.map((index) => looked[index]));
  const kept = looked.filter((one) => !without.has(one));
  const [sent, leftOut] = [held.filter((one) => !without.has(one)), held.filter((one) => without.has(one))];
  const reason = answer.reason && maskReason(strictest, answer.reason);
  const saved = await Promise.all(
    sent.map(({ judged }) =>
      save(context, judged, 'overridden', { ...headOf(heads, judged), ...(reason && { reason }) }),
    ),
  );
  if (!saved.every(Boolean)) {
    context.dialog.notify('notRecorded');
    return { kept: [], record: refused };
  }
  return {
    kept,
    record(isReleased) {
      if (!isReleased) {
        refused();
        return;
      }
      for (const { judged } of leftOut) saveLater(context, judged, 'cancelled', heads.get(judged));
      for (const { judged } of sent) {
        approved.remember(judged.egress, judged.verdict);
        saveLater(context, judged, 'overridden', { ...headOf(heads, judged), ...(reason && { reason }) });
      }
    },
  };
}

function headOf(heads: ReadonlyMap<Judged, ReturnType<typeof newHead>>, judged: Judged) {
  return heads.get(judged) ?? newHead();
}

function listed({ file, judged: { verdict, egress } }: Looked, isHeld: boolean): AskFile {
  // What could not be read may be a picture that no page should try to draw.
  const isPicture =
    verdict.unscannable === null &&
    egress.content.kind === 'files' &&
    egress.content.files[0]?.type.startsWith('image/') === true;
  return askFileOf(file, verdict, isHeld, isPicture ? file : null);
}

/** Whether it is still the same conversation as now. */
export function sameAs(conversation: () => Conversation): () => boolean {
  const meant = JSON.stringify(conversation());
  return () => JSON.stringify(conversation()) === meant;
}

async function release(
  context: GuardContext,
  attempt: FileAttempt,
  files: readonly File[],
  isStill: () => boolean,
): Promise<boolean> {
  context.released.addFiles(files);
  return attempt.release(files, isStill);
}

function refuse(
  context: GuardContext,
  attempt: FileAttempt,
  why: 'noPolicy' | 'busy' | 'failed' | null,
): void {
  void attempt.release([], () => false);
  if (why !== null) context.dialog.notify(why);
}
