import * as v from 'valibot';
import type { SendPath, SentFile } from '../../sent.ts';
import type { Trace } from '../port/protocol.ts';
import { describeFiles } from './files.ts';
import type { Done, Method } from './methods.ts';
import type { Session } from './session.ts';

const sending = {
  peerId: v.string(),
  tempId: v.number(),
  replyToMid: v.optional(v.number()),
  storyId: v.optional(v.string()),
  silent: v.optional(v.boolean()),
  scheduleDate: v.optional(v.number()),
};
const text = v.object({ ...sending, text: v.string() });
const file = v.object({ ...sending, file: v.instance(File), caption: v.optional(v.string(), '') });
const grouped = v.object({
  ...sending,
  files: v.array(v.instance(File)),
  caption: v.optional(v.string(), ''),
});
const other = v.object({
  ...sending,
  media: v.object({
    kind: v.picklist(['sticker', 'gif', 'poll', 'todo', 'contact', 'location']),
    lines: v.array(v.string()),
  }),
});

type Sending = Pick<v.InferOutput<typeof text>, keyof typeof sending>;

export const sendText: Method = ([options], session, trace) => {
  const parsed = v.parse(text, options);
  return send(session, parsed, textPath(parsed, trace), parsed.text);
};

/** A scheduled or silent send says so itself; Enter or button only the page knows. */
function textPath(options: Sending, { path }: Trace): SendPath {
  if (options.scheduleDate !== undefined) return 'scheduled';
  if (options.silent) return 'silent';
  return path === 'button' || path === 'quick-reply' ? path : 'enter';
}

export const sendFile: Method = async ([options], session, { path }) => {
  const parsed = v.parse(file, options);
  const way = path === 'voice' ? path : 'media';
  return send(session, parsed, way, parsed.caption, await describeFiles([parsed.file]));
};

export const sendGrouped: Method = async ([options], session) => {
  const parsed = v.parse(grouped, options);
  return send(session, parsed, 'media', parsed.caption, await describeFiles(parsed.files));
};

export const sendOther: Method = ([options], session) => {
  const parsed = v.parse(other, options);
  return send(session, parsed, parsed.media.kind, parsed.media.lines.join('\n'));
};

function send(
  session: Session,
  { peerId, tempId, replyToMid, storyId, scheduleDate }: Sending,
  path: SendPath,
  words: string,
  files: readonly SentFile[] = [],
): Done {
  const replyTo = storyId ?? replyToMid?.toString();
  if (scheduleDate === undefined)
    session.store(peerId, { mid: tempId, from: null, at: Date.now(), text: words, files });
  const conversation = session.conversation(peerId);
  return {
    sent: [{ path, conversation, text: words, files, ...(replyTo !== undefined && { replyTo }) }],
    result: { mid: tempId },
  };
}
