import type { CDPSession, Page } from 'playwright-core';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';

/** The world that the extension's content scripts run in, in a page's top frame. */
export interface IsolatedWorld {
  /** What `expression` gives (a promise is awaited), as JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Chooses files on disk in an input that is only there, and of which no page hears: `globalThis.chosen`. */
  choose(paths: readonly string[]): Promise<void>;
  readonly session: CDPSession;
}

/** Reloads the page and takes hold of the guard's world there. */
export async function enterIsolatedWorld(page: Page): Promise<IsolatedWorld> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const origin = `chrome-extension://${extensionId()}`;
  let contextId: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const aux: { type?: string; frameId?: string } = context.auxData ?? {};
    const isOurs = aux.type === 'isolated' && context.origin === origin;
    if (isOurs && aux.frameId === frameTree.frame.id) contextId = context.id;
  });
  await session.send('Runtime.enable');
  await page.reload();
  const run = async (expression: string, returnByValue: boolean) => {
    if (contextId === null) throw new Error('the guard is not in this page');
    const options = { expression, contextId, awaitPromise: true, returnByValue };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    if (exceptionDetails) {
      const said = exceptionDetails.exception?.description ?? exceptionDetails.text;
      throw new Error(`in the content script's world: ${said}`);
    }
    return result;
  };
  return {
    session,
    async evaluate<T>(expression: string): Promise<T> {
      return (await run(expression, true)).value as T; // each caller knows what its own expression gives
    },
    async choose(paths) {
      const made = `Object.assign(document.createElement('input'), { type: 'file', multiple: true })`;
      const { objectId } = await run(`globalThis.chosen = ${made}`, false);
      if (objectId === undefined) throw new Error('no input');
      await session.send('DOM.setFileInputFiles', { files: [...paths], objectId });
    },
  };
}
