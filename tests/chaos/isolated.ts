import type { Page } from 'playwright-core';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { debug } from '../harness/tabs.ts';
import { until } from '../harness/until.ts';

/** A disk that is slow to read, in the guard's own world of this page. Resolves with what lets the reads end. */
export async function slowDisk(page: Page): Promise<() => Promise<void>> {
  const run = await inGuardsWorld(page);
  await run(`(() => {
    const { arrayBuffer } = Blob.prototype;
    const mayRead = new Promise((resolve) => { globalThis.letRead = resolve; });
    Blob.prototype.arrayBuffer = async function () {
      globalThis.hasRead = true;
      await mayRead;
      return arrayBuffer.call(this);
    };
  })()`);
  return async () => {
    await until('a read', async () => (await run('globalThis.hasRead === true')) === true);
    await run('globalThis.letRead()');
  };
}

/** Evaluates where the guard of the top frame lives. */
async function inGuardsWorld(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const session = await debug(page);
  const contexts: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin === `chrome-extension://${extensionId()}`) contexts.push(id);
  });
  await session.send('Runtime.enable');
  const contextId = await until('the guard\u2019s world', async () => contexts[0]);
  return async (expression) => {
    const { result } = await session.send('Runtime.evaluate', { expression, contextId });
    return result.value;
  };
}
