import * as v from 'valibot';
import type { Method } from './methods.ts';

const received = v.object({
  peerId: v.string(),
  message: v.object({ mid: v.number(), from: v.string(), at: v.number(), text: v.string() }),
});

/** The replica's own: a message that has arrived. */
export const receive: Method = ([options], session) => {
  const { peerId, message } = v.parse(received, options);
  session.store(peerId, { ...message, files: [] });
  return { sent: [] };
};

/** Answered in turn, once all calls before it were carried out. */
export const settled: Method = () => ({ sent: [] });
