import { decisionOf } from '../messaging/page-messages.ts';
import type { Line } from '../messaging/page-line.ts';
import { deleteProperty, newTable } from './natives.ts';

/** How the guard answered; `keep` null = everything asked about. */
export type Settled = (pass: boolean, keep: readonly number[] | null) => void;
/** What a question holds besides its id, which `ask` gives it. */
export type Question =
  | {
      readonly ask: 'call';
      readonly channel: string;
      readonly method: string;
      readonly texts: readonly string[];
      readonly peer: string | null;
      readonly fileCount: number;
    }
  | { readonly ask: 'files'; readonly via: 'picker' | 'directory'; readonly truncated: boolean }
  | { readonly ask: 'media'; readonly audio: boolean; readonly video: boolean; readonly display: boolean };

export interface Questions {
  /** Calls `settled` exactly once: before it returns, or when the guard's `settle` comes. */
  ask(question: Question, files: Node | null, settled: Settled): void;
  settle(id: number, pass: boolean, keep: readonly number[] | null): void;
}

export function createQuestions(line: Line): Questions {
  const waiting = newTable<Settled>();
  let lastId = 0;
  const settle: Questions['settle'] = (id, pass, keep) => {
    const settled = waiting[id];
    if (settled === undefined) return;
    deleteProperty(waiting, `${id}`);
    settled(pass, keep);
  };
  return {
    settle,
    ask(question, files, settled) {
      lastId += 1;
      // Before the question: the guard may settle while it is still being asked.
      waiting[lastId] = settled;
      const id = lastId;
      const decision = decisionOf(line.send({ ...question, id }, files));
      if (decision !== 'wait') settle(id, decision === 'pass', null);
    },
  };
}
