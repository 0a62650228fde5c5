import { deleteProperty, fieldOf, newTable } from '../messaging/natives.ts';
import type { Line } from '../messaging/page-line.ts';
import type { Ask } from '../messaging/page-messages.ts';

/** How the guard answered; `keep` null = everything asked about. */
export type Settled = (pass: boolean, keep: readonly number[] | null) => void;

type WithoutId<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;
/** What the guard decides; `ask` gives it its id. */
export type Question = WithoutId<Ask>;

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
    deleteProperty(waiting, `${id}`);
    settled?.(pass, keep);
  };
  return {
    settle,
    ask(question, files, settled) {
      lastId += 1;
      const id = lastId;
      // Before the question: the guard may settle while it is still being asked.
      waiting[id] = settled;
      const decision = fieldOf(line.send({ ...question, id }, files), 'do');
      // Where nobody answers, things go on as without us.
      if (decision !== 'wait') settle(id, decision !== 'drop', null);
    },
  };
}
