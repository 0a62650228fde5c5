import type { BenchQuestions, EnginePart, FromWorker, Question, QuestionKind, ToWorker } from './messages.ts';

/** The side of a worker that the bench needs; tests give another. */
export interface BenchWorker {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromWorker>) => void): void;
  addEventListener(type: 'error', listener: () => void): void;
  terminate(): void;
}

export interface BenchClient {
  /**
   * Asks one thing after the other. Of questions of one kind that wait only the newest is asked: the others are answered
   * with null, as are all where the worker is lost.
   */
  ask<Kind extends QuestionKind>(
    kind: Kind,
    about: BenchQuestions[Kind]['ask'],
  ): Promise<BenchQuestions[Kind]['answer'] | null>;
  end(): void;
}

interface Asked {
  readonly question: Question;
  readonly settle: (answer: unknown) => void;
}

/** @param loadEngine a part of a reader's engine; null where it cannot be had. */
export function createBenchClient(
  start: () => BenchWorker,
  loadEngine: (name: EnginePart) => Promise<ArrayBuffer | null>,
): BenchClient {
  let worker: BenchWorker | null = null;
  let asked: Asked | null = null;
  let waiting: readonly Asked[] = [];
  /** What a worker that takes a lost one's place has to know before it is asked anything else. */
  let taken: Question | null = null;
  let lastId = 0;

  function begin(): BenchWorker {
    const fresh = start();
    fresh.addEventListener('message', ({ data }) => void hear(fresh, data));
    fresh.addEventListener('error', lose);
    if (taken !== null) fresh.postMessage(taken);
    return fresh;
  }
  function lose(): void {
    worker?.terminate();
    worker = null;
    const all = [...(asked === null ? [] : [asked]), ...waiting];
    asked = null;
    waiting = [];
    for (const { settle } of all) settle(null);
  }
  async function hear(from: BenchWorker, message: FromWorker): Promise<void> {
    if (message.kind === 'engine') {
      const bytes = await loadEngine(message.name);
      from.postMessage({ kind: 'engine', name: message.name, bytes }, bytes === null ? [] : [bytes]);
    } else if (message.kind !== 'ready' && asked?.question.id === message.id) {
      asked.settle(message.kind === 'answer' ? message.answer : null);
      asked = null;
      next();
    }
  }
  function next(): void {
    // What a person waits for goes before what is prepared meanwhile.
    const first = waiting.find(({ question }) => question.kind !== 'prepare') ?? waiting[0];
    if (asked !== null || first === undefined) return;
    waiting = waiting.filter((each) => each !== first);
    asked = first;
    try {
      worker ??= begin();
    } catch {
      lose(); // a browser that lets no worker start
      return;
    }
    worker.postMessage(first.question);
    if (first.question.kind === 'take') taken = { ...first.question, examples: 'skip' };
  }

  return {
    ask(kind, about) {
      return new Promise((resolve) => {
        for (const { question, settle } of waiting) if (question.kind === kind) settle(null);
        waiting = waiting.filter(({ question }) => question.kind !== kind);
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the worker is of this same build: a kind and its question and answer belong together
        const question = { id: ++lastId, kind, ...about } as Question;
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- as above
        const settle = resolve as Asked['settle'];
        waiting = [...waiting, { question, settle }];
        next();
      });
    },
    end: lose,
  };
}
