import type { NetworkLog } from './network-log.ts';

/** Has the reader that is there get stuck, for good, where it comes to the writing in pictures. */
export async function stuckReader({ evaluate }: NetworkLog): Promise<void> {
  const isThere = await evaluate(`globalThis.document === undefined && name === 'full' && (() => {
    const { Worker } = globalThis;
    globalThis.Worker = function (url, options) {
      if (options.name.startsWith('writing')) for (;;);
      return new Worker(url, options);
    };
    return true;
  })()`);
  if (![...isThere.values()].includes(true)) throw new Error('there is no reader');
}
