import type { Memory } from '../core/decide/remember.ts';
import type { AskFile } from '../ui/ask.ts';
import { askFileOf } from '../ui/dialog/ask-file.ts';
import type { GuardContext } from './context.ts';
import { isAskable, isStricter } from './judged.ts';
import type { Judged } from './judged.ts';
import { ask } from './question.ts';
import { maskReason, newHead, save, saveLater } from './record.ts';

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

/** Asks about the ones that are held. */
export async function askAboutFiles(
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
