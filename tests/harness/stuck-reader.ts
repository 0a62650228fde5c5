import type { NetworkLog } from './network-log.ts';

/**
 * Has every reader that is there, or comes, get stuck for good where it comes to the writing in pictures. Returns how to
 * have those that come later work again.
 */
export function stuckReader({ everywhere }: NetworkLog): Promise<() => void> {
  return everywhere(`if (globalThis.document === undefined && name === 'full') {
    const { postMessage } = globalThis;
    globalThis.postMessage = function (message, options) {
      if (message.start?.engine === 'writing') for (;;);
      return postMessage.call(globalThis, message, options);
    };
  }`);
}
