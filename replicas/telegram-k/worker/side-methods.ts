import * as v from 'valibot';
import type { SendPath } from '../../sent.ts';
import { ownId } from '../model/peers.ts';
import { describeFiles } from './files.ts';
import type { Done, Method } from './methods.ts';
import type { Session } from './session.ts';

const draft = v.object({ peerId: v.string(), text: v.string() });
const inline = v.object({ peerId: v.string(), bot: v.string(), query: v.string() });
const reaction = v.object({ peerId: v.string(), mid: v.number(), reaction: v.string() });
const translation = v.object({ peerId: v.string(), mid: v.number(), text: v.string(), toLang: v.string() });
const story = v.object({ file: v.instance(File), caption: v.string() });
const call = v.object({ peerId: v.string(), video: v.optional(v.boolean(), false) });

export const syncDraft: Method = ([options], session) => {
  const { peerId, text } = v.parse(draft, options);
  return leaves(session, 'draft', peerId, text, true);
};

/** The address alone leaves; which chat it was typed in only the page knows. */
export const getWebPage: Method = ([url], session, { peerId }) => {
  const address = v.parse(v.string(), url);
  const title = address.replace(/^https?:\/\//, '').replace(/[/?#].*$/s, '');
  return leaves(session, 'preview', peerId, address, { url: address, title });
};

export const getInlineResults: Method = ([options], session) => {
  const { peerId, bot, query } = v.parse(inline, options);
  const results = [1, 2, 3].map((place) => `${query || bot} ${place}`);
  return leaves(session, 'inline-bot', peerId, query, { query, results });
};

export const sendReaction: Method = ([options], session) => {
  const { peerId, mid, reaction: emoji } = v.parse(reaction, options);
  const done = leaves(session, 'reaction', peerId, emoji, true);
  return { ...done, sent: done.sent.map((record) => ({ ...record, replyTo: mid.toString() })) };
};

export const translateText: Method = ([options], session) => {
  const { peerId, text, toLang } = v.parse(translation, options);
  return leaves(session, 'translate', peerId, text, `[${toLang}] ${text}`);
};

export const sendStory: Method = async ([options], session) => {
  const { file, caption } = v.parse(story, options);
  const files = await describeFiles([file]);
  // A story goes to whoever may see it, not to one conversation.
  const conversation = { id: ownId(session.accountNumber), title: '', kind: 'unknown' } as const;
  return { sent: [{ path: 'status', conversation, text: caption, files }], result: true };
};

export const startCall: Method = ([options], session) => {
  const { peerId, video } = v.parse(call, options);
  return leaves(session, 'call', peerId, video ? 'video' : 'audio', true);
};

export const startScreenShare: Method = ([options], session) =>
  leaves(session, 'screen-share', v.parse(call, options).peerId, '', true);

function leaves(
  session: Session,
  path: SendPath,
  peerId: string | undefined,
  text: string,
  result: unknown,
): Done {
  return { sent: [{ path, conversation: session.conversation(peerId), text, files: [] }], result };
}
