import type { BrowserContext } from 'playwright-core';
import { offscreenDocument } from './inspector.ts';
import { createNestedSession, fieldOf, type NestedSession } from './nested-session.ts';

/** What the offscreen document and all workers below it ask the network for, by the browser's own log. */
export interface NetworkLog {
  /** `who` is a worker's name, or `document`. */
  readonly requests: readonly { readonly who: string; readonly url: string }[];
  /** What an expression gives in each of the workers, by the worker's name, and in the document. */
  evaluate(expression: string): Promise<ReadonlyMap<string, unknown>>;
}

export async function logNetwork(context: BrowserContext): Promise<NetworkLog> {
  const requests: { who: string; url: string }[] = [];
  const sessions = new Map<string, NestedSession>();
  const watch = async (session: NestedSession, who: string) => {
    sessions.set(who, session);
    session.on('Network.requestWillBeSent', (parameters) => {
      requests.push({ who, url: String(fieldOf(parameters, 'request', 'url')) });
    });
    session.on('Network.webSocketCreated', (parameters) => {
      requests.push({ who, url: String(fieldOf(parameters, 'url')) });
    });
    session.on('Target.attachedToTarget', (parameters) => {
      const name = String(fieldOf(parameters, 'targetInfo', 'title'));
      void watch(session.child(String(fieldOf(parameters, 'sessionId'))), name);
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
    post: (message) => void session.send('Target.sendMessageToTarget', { sessionId, message }),
    listen(listener) {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        listener(message);
      });
    },
  });
  await watch(own, 'document');
  return {
    requests,
    async evaluate(expression) {
      const parameters = { expression, awaitPromise: true, returnByValue: true };
      const answers = [...sessions].map(async ([who, one]) => {
        const answer = await one.send('Runtime.evaluate', parameters);
        return [who, fieldOf(answer, 'result', 'value')] as const;
      });
      return new Map(await Promise.all(answers));
    },
  };
}
