import type { BrowserContext } from 'playwright-core';
import { offscreenDocument } from './inspector.ts';
import { heapHolds } from './heap.ts';
import { createNestedSession, fieldOf, type NestedSession } from './nested-session.ts';

/** What the offscreen document and all workers below it ask the network for, by the browser's own log. */
export interface NetworkLog {
  /** `who` is `worker` and its name, `document`, or the type of something else that belongs to it. */
  readonly requests: readonly { readonly who: string; readonly url: string }[];
  /** What an expression gives in each of them. */
  evaluate(expression: string): Promise<ReadonlyMap<string, unknown>>;
  /** Their names, as often as they are there. */
  living(): readonly string[];
  /**
   * Which of them still hold a text in memory that is in use: document, service worker or reader. Not engines: Chromium's
   * process ends when one is looked into (156), and what WebAssembly has is not in a heap.
   */
  holding(text: string): Promise<readonly string[]>;
}

const isEngine = /^worker (?:pdf|archive|codes|writing) /;

export async function logNetwork(context: BrowserContext): Promise<NetworkLog> {
  const requests: { who: string; url: string }[] = [];
  /** By their ids; those that have ended never answer. */
  const sessions = new Map<string, { readonly who: string; readonly session: NestedSession }>();
  const watch = async (session: NestedSession, who: string, sessionId: string) => {
    sessions.set(sessionId, { who, session });
    session.on('Network.requestWillBeSent', (parameters) => {
      requests.push({ who, url: String(fieldOf(parameters, 'request', 'url')) });
    });
    session.on('Network.webSocketCreated', (parameters) => {
      requests.push({ who, url: String(fieldOf(parameters, 'url')) });
    });
    session.on('Target.attachedToTarget', (parameters) => {
      const [type, title] = ['type', 'title'].map((name) => String(fieldOf(parameters, 'targetInfo', name)));
      const id = String(fieldOf(parameters, 'sessionId'));
      void watch(session.child(id), type === 'worker' ? `worker ${title ?? ''}` : (type ?? ''), id);
    });
    session.on('Target.detachedFromTarget', (parameters) => {
      const id = String(fieldOf(parameters, 'sessionId'));
      sessions.get(id)?.session.end();
      sessions.delete(id);
    });
    await session.send('Network.enable');
    // Held at their beginning, so that nothing of them is missed.
    const all = { autoAttach: true, waitForDebuggerOnStart: true, flatten: false };
    await session.send('Target.setAutoAttach', all);
    await session.send('Runtime.runIfWaitingForDebugger');
  };
  const { session, targetId } = await offscreenDocument(context);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  const own = createNestedSession({
    // A worker may begin while the browser is being closed.
    post: (message) =>
      void session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => own.end()),
    listen(listener) {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        listener(message);
      });
    },
  });
  await watch(own, 'document', sessionId);
  return {
    requests,
    living: () => [...sessions.values()].map(({ who }) => who),
    async holding(text) {
      const found: string[] = [];
      // One at a time: each stops while its memory is written down.
      for (const { who, session: one } of sessions.values())
        if (!isEngine.test(who) && (await heapHolds(one, text))) found.push(who);
      return found;
    },
    async evaluate(expression) {
      const parameters = { expression, awaitPromise: true, returnByValue: true };
      const answers = [...sessions.values()].map(async ({ who, session: one }) => {
        const answer = await one.send('Runtime.evaluate', parameters);
        return [who, fieldOf(answer, 'result', 'value')] as const;
      });
      return new Map(await Promise.all(answers));
    },
  };
}
