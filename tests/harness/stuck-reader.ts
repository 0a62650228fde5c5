import type { NetworkLog } from './network-log.ts';

/** Has the reader that is there get stuck, for good, where it comes to the writing in pictures. */
export async function stuckReader({ evaluate }: NetworkLog): Promise<void> {
  const isThere = await evaluate(`globalThis.document === undefined && name === 'full' && (() => {
    const { postMessage } = globalThis;
    globalThis.postMessage = function (message, options) {
      if (message.start?.engine === 'writing') for (;;);
      return postMessage.call(globalThis, message, options);
    };
    return true;
  })()`);
  if (![...isThere.values()].includes(true)) throw new Error('there is no reader');
}
