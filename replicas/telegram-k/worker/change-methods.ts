import * as v from 'valibot';
import type { Outgoing } from '../../shared/wire.ts';
import { sentFiles } from './files.ts';
import type { Method } from './methods.ts';

const edit = v.object({ peerId: v.string(), mid: v.number(), text: v.string() });
const forward = v.object({ peerId: v.string(), fromPeerId: v.string(), mids: v.array(v.number()) });

export const editMessage: Method = ([options], session) => {
  const { peerId, mid, text } = v.parse(edit, options);
  const before = session.messages(peerId).find((message) => message.mid === mid);
  if (before) session.store(peerId, { ...before, text });
  const conversation = session.conversation(peerId);
  return {
    sent: [{ path: 'edit', conversation, text, files: [], editOf: mid.toString() }],
    result: { mid },
  };
};

/** One record per message: the worker knows them all, whether the page shows them or not. */
export const forwardMessages: Method = ([options], session) => {
  const { peerId, fromPeerId, mids } = v.parse(forward, options);
  const conversation = session.conversation(peerId);
  const known = session.messages(fromPeerId);
  const sent = mids.map((mid): Omit<Outgoing, 'at'> => {
    const message = known.find((each) => each.mid === mid);
    return {
      path: 'forward',
      conversation,
      text: message?.text ?? '',
      files: sentFiles(message?.files ?? []),
      forwardOf: mid.toString(),
    };
  });
  return { sent, result: { mids } };
};
