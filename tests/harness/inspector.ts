import type { BrowserContext } from 'playwright-core';
import { until } from './until.ts';

/** The offscreen document, where files are looked into: no page of Playwright's, so it is asked by the debugger. */

type Evaluate = (expression: string) => Promise<unknown>;

/** A disk that is slow to read. Resolves with what lets the reads end, once one has begun, and is quick again. */
export async function slowDisk(context: BrowserContext): Promise<() => Promise<void>> {
  const run = await inOffscreenDocument(context);
  await run(`(() => {
    const { arrayBuffer } = Blob.prototype;
    const mayRead = new Promise((resolve) => { globalThis.letRead = resolve; });
    globalThis.hasRead = false;
    globalThis.makeQuick = () => { Blob.prototype.arrayBuffer = arrayBuffer; };
    Blob.prototype.arrayBuffer = async function () {
      globalThis.hasRead = true;
      await mayRead;
      return arrayBuffer.call(this);
    };
  })()`);
  return async () => {
    await until('a read', async () => (await run('globalThis.hasRead')) === true);
    await run('globalThis.makeQuick(); globalThis.letRead()');
  };
}

/** Whether a file is being read, which a slow disk holds up. */
export async function isReading(context: BrowserContext): Promise<boolean> {
  return (await (await inOffscreenDocument(context))('globalThis.hasRead')) === true;
}

/** Counts from now on how many files the reader is given; what is known already it is not given again. */
export async function countReadings(context: BrowserContext): Promise<() => Promise<unknown>> {
  const run = await inOffscreenDocument(context);
  await run(`(() => {
    const { postMessage } = Worker.prototype;
    globalThis.readings = 0;
    Worker.prototype.postMessage = function (...message) {
      if ('egress' in message[0]) globalThis.readings += 1;
      return postMessage.apply(this, message);
    };
  })()`);
  return () => run('globalThis.readings');
}

/** As if it had run out of memory: gone with all of its workers. */
export async function killInspector(context: BrowserContext): Promise<void> {
  const { session, targetId } = await offscreenDocument(context);
  await session.send('Target.closeTarget', { targetId });
  await session.detach();
}

async function inOffscreenDocument(context: BrowserContext): Promise<Evaluate> {
  const { session, targetId } = await offscreenDocument(context);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false });
  let last = 0;
  return (expression) =>
    new Promise((resolve) => {
      const id = (last += 1);
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer: { id?: number; result?: { result?: { value?: unknown } } } = JSON.parse(message);
        if (answer.id === id) resolve(answer.result?.result?.value);
      });
      const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
}

export async function offscreenDocument(context: BrowserContext) {
  const browser = context.browser();
  if (browser === null) throw new Error('a context without its browser');
  const session = await browser.newBrowserCDPSession();
  const target = await until('the offscreen document', async () => {
    const { targetInfos } = await session.send('Target.getTargets');
    return targetInfos.find(({ url }) => url.endsWith('/offscreen.html'));
  });
  return { session, targetId: target.targetId };
}
