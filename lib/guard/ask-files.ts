import type { Memory } from '../core/decide/remember.ts';
import type { Outcome } from '../core/decide/verdict.ts';
import type { AskFile, Reason } from '../ui/ask.ts';
import { askFileOf } from '../ui/dialog/ask-file.ts';
import type { GuardContext } from './context.ts';
import { isAskable, strictness } from './judged.ts';
import type { Judged } from './judged.ts';
import { ask } from './question.ts';
import { maskReason, newHead, save, saveLater, type IncidentHead } from './record.ts';

/** A file and what the rules say about it. */
export interface Looked {
  readonly file: File;
  readonly judged: Judged;
}

export interface Asked {
  /** Those that may go. */
  readonly kept: readonly Looked[];
  /** Says what came of the ones that were held, once they were released, or could not be. */
  record(isReleased: boolean): void;
}

/**
 * Asks about the ones that are held: first about those that nobody may send, then, where the others are to go without
 * them, about those that a person may send.
 */
export async function askAboutFiles(
  context: GuardContext,
  looked: readonly Looked[],
  held: readonly Looked[],
  approved: Memory,
): Promise<Asked> {
  const heads = new Map(held.map(({ judged }) => [judged, newHead()]));
  const headOf = (judged: Judged, reason?: Reason): IncidentHead => ({
    ...(heads.get(judged) ?? newHead()),
    ...(reason && { reason: maskReason(judged, reason) }),
  });
  const keep = (some: readonly Looked[], outcome: Outcome, reason?: Reason) =>
    Promise.all(some.map(({ judged }) => save(context, judged, outcome, headOf(judged, reason))));
  const close = (some: readonly Looked[], outcome: Outcome, reason?: Reason) => {
    for (const { judged } of some) saveLater(context, judged, outcome, headOf(judged, reason));
  };
  const question = (about: readonly Looked[], of: readonly Looked[]) => {
    const all = about.map(({ judged }) => judged);
    const strictest = all.reduce((worst, one) => (strictness(one) > strictness(worst) ? one : worst));
    const files = of.map((one) => listed(one, held.includes(one), !about.includes(one)));
    const alike = all.map((one) => headOf(one).id);
    return ask(context, strictest, { head: headOf(strictest), alike, files, held: all });
  };
  const askable = held.filter(({ judged }) => isAskable(judged.verdict));
  const blocked = held.filter((one) => !askable.includes(one));
  const others = looked.filter((one) => !blocked.includes(one));
  const refused = (kept: readonly Looked[] = []): Asked => ({
    kept,
    record: () => {
      close(askable, 'cancelled');
    },
  });
  close(blocked, 'blocked');
  await keep(askable, 'cancelled');
  if (blocked.length > 0 && (await question(blocked, looked)).kind !== 'rest') return refused();
  if (askable.length === 0) return refused(others);
  const answer = await question(askable, others);
  if (answer.kind === 'rest') return refused(others.filter((one) => !askable.includes(one)));
  if (answer.kind !== 'send') return refused();
  const { reason, without = [] } = answer;
  const kept = others.filter((_, index) => !without.includes(index));
  const sent = askable.filter((one) => kept.includes(one));
  if (!(await keep(sent, 'overridden', reason)).every(Boolean)) {
    context.dialog.notify('notRecorded');
    return refused();
  }
  return {
    kept,
    record(isReleased) {
      const gone = isReleased ? sent : [];
      close(
        askable.filter((one) => !gone.includes(one)),
        'cancelled',
      );
      for (const { judged } of gone) approved.remember(judged.egress, judged.verdict);
      close(gone, 'overridden', reason);
    },
  };
}

function listed({ file, judged: { verdict, egress } }: Looked, isHeld: boolean, next: boolean): AskFile {
  // What could not be read may be a picture that no page should try to draw.
  const isPicture =
    verdict.unscannable === null &&
    egress.content.kind === 'files' &&
    egress.content.files[0]?.type.startsWith('image/') === true;
  return { ...askFileOf(file, verdict, isHeld, isPicture ? file : null), next: isHeld && next };
}
