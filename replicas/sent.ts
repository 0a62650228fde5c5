import * as v from 'valibot';

const sentFile = v.object({
  name: v.string(),
  type: v.string(),
  bytes: v.number(),
  sha256: v.string(),
});

/**
 * The ways by which something leaves. `draft`, `preview` and `inline-bot` carry what stands in a composer before it is
 * sent; `upload` is a file on its way before a send; `silent` and `scheduled` are sends of a text all the same.
 */
const sendPaths = [
  'enter',
  'button',
  'silent',
  'scheduled',
  'quick-reply',
  'share',
  'media',
  'upload',
  'sticker',
  'gif',
  'like',
  'reaction',
  'voice',
  'call',
  'screen-share',
  'edit',
  'forward',
  'draft',
  'preview',
  'inline-bot',
  'translate',
  'compose-ai',
  'status',
  'poll',
  'todo',
  'contact',
  'location',
  'event',
  'gif-search',
] as const;

const sentRecord = v.object({
  seq: v.number(),
  at: v.number(),
  path: v.picklist(sendPaths),
  conversation: v.object({
    id: v.string(),
    title: v.string(),
    kind: v.picklist(['direct', 'group', 'channel', 'community', 'business', 'bot', 'self', 'unknown']),
  }),
  text: v.string(),
  files: v.array(sentFile),
  replyTo: v.optional(v.string()),
  editOf: v.optional(v.string()),
  forwardOf: v.optional(v.string()),
  options: v.optional(v.pipe(v.array(v.picklist(['view-once', 'hd', 'document'])), v.readonly())),
});

/** One file as the page's model sent it: size in bytes, SHA-256 of the content in lower-case hexadecimal. */
export type SentFile = Readonly<v.InferOutput<typeof sentFile>>;

/**
 * One thing the page's model put on the wire, in the order of `seq` (from 1, per page load). `at` is milliseconds
 * since the epoch at the moment of sending. `path` says by which way it left; `editOf`, `replyTo` and `forwardOf`
 * are message ids of the page; `options` what was chosen for the files. Recorded from the model, never from the DOM.
 */
export type SentRecord = Readonly<v.InferOutput<typeof sentRecord>>;
export type SendPath = SentRecord['path'];
export type SentOption = NonNullable<SentRecord['options']>[number];
export type SentConversation = SentRecord['conversation'];

/** Parses a record that a page posted; `null` when it is not one. */
export function parseSentRecord(input: unknown): SentRecord | null {
  const parsed = v.safeParse(sentRecord, input);
  return parsed.success ? parsed.output : null;
}
