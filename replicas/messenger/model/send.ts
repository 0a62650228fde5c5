import type { SendPath, SentFile } from '../../sent.ts';
import { askServer, describeFile, transmit } from '../../shared/wire.ts';
import { editMessage, keepDraft } from './compose.ts';
import { changeCompose, composeOf, getState, putMessage } from './store.ts';
import type { Attachment, Message, Thread } from './types.ts';

/** By which control of a composer something left. */
export type Trigger = Extract<SendPath, 'enter' | 'button'>;

/**
 * Sends what a composer holds: its text, and the files of its tray, also without text. While a message is being
 * edited it changes that one. False when there is nothing to send.
 */
export function sendComposed(thread: Thread, text: string, path: Trigger): boolean {
  const { tray, quote, editing } = composeOf(getState(), thread.id);
  if (editing) return sendEdit(thread, editing, text);
  if (text.trim() === '' && tray.length === 0) return false;
  keepDraft(thread, null);
  changeCompose(thread.id, { tray: [], quote: null });
  if (tray.length === 0) deliver(thread, { path, text, files: [], quote });
  else {
    void uploadsOf(tray).then((files) => {
      deliver(thread, { path, text, files, quote });
    });
  }
  return true;
}

async function uploadsOf(tray: readonly Attachment[]): Promise<readonly SentFile[]> {
  const uploads = await Promise.all(tray.map((each) => each.uploaded));
  return uploads.filter((each) => each !== null);
}

interface Delivery {
  readonly path: SendPath;
  readonly text: string;
  readonly files?: readonly SentFile[];
  readonly quote?: Message | null;
}

/** Puts one message on the wire, and into the thread. */
export function deliver(thread: Thread, { path, text, files = [], quote = null }: Delivery): void {
  const at = Date.now();
  const replyTo = quote && { replyTo: quote.id };
  transmit({ at, path, conversation: thread, text, files, ...replyTo });
  const quoted = quote && { quoted: quote.text };
  putMessage(thread.id, { id: newId(), from: null, at, text, files, ...quoted });
}

/** A message from the other side. */
export function receiveMessage(thread: Thread, text: string): void {
  const from = thread.members[0] ?? thread.title;
  putMessage(thread.id, { id: newId(), from, at: Date.now(), text, files: [] });
}

function newId(): string {
  return `mid.${crypto.randomUUID()}`;
}

function sendEdit(thread: Thread, message: Message, text: string): boolean {
  if (text.trim() === '' || text === message.text) return false;
  transmit({ at: Date.now(), path: 'edit', conversation: thread, text, files: [], editOf: message.id });
  putMessage(thread.id, { ...message, text, edited: true });
  editMessage(thread.id, null);
  return true;
}

/** Forwards a message to one recipient. */
export function forward(message: Message, to: Thread): void {
  const at = Date.now();
  const { text, files } = message;
  transmit({ at, path: 'forward', conversation: to, text, files, forwardOf: message.id });
  putMessage(to.id, { id: newId(), from: null, at, text, files, forwarded: true });
}

/** Puts a reaction on a message. */
export function react(thread: Thread, message: Message, emoji: string): void {
  const shape = { conversation: thread, text: emoji, files: [], replyTo: message.id };
  transmit({ at: Date.now(), path: 'reaction', ...shape });
  putMessage(thread.id, { ...message, reaction: emoji });
}

/** Sends a recorded voice clip. */
export async function sendVoice(thread: Thread, clip: File): Promise<void> {
  deliver(thread, { path: 'voice', text: '', files: [await describeFile(clip)] });
}

/** Asks the messenger's server for a link's preview: the address goes, not the text around it. */
export function fetchPreview(thread: Thread, url: string): void {
  askServer({ at: Date.now(), path: 'preview', conversation: thread, text: url, files: [] });
}

/** Asks the messenger's server for GIFs: what is searched for goes as it is typed. */
export function searchGifs(thread: Thread, query: string): void {
  askServer({ at: Date.now(), path: 'gif-search', conversation: thread, text: query, files: [] });
}

/** Sends a post of the feed to somebody, with what was written about it. */
export function sharePost(thread: Thread, post: string, text: string): void {
  const link = `https://www.facebook.com/posts/${post}`;
  const whole = text.trim() === '' ? link : `${text}\n${link}`;
  transmit({ at: Date.now(), path: 'share', conversation: thread, text: whole, files: [], forwardOf: post });
  putMessage(thread.id, { id: newId(), from: null, at: Date.now(), text: whole, files: [] });
}

/** Answers somebody's story: it arrives as a message to its author. */
export function replyToStory(thread: Thread, story: string, text: string): boolean {
  if (text.trim() === '') return false;
  const shape = { conversation: thread, text, files: [], replyTo: story };
  transmit({ at: Date.now(), path: 'enter', ...shape });
  return true;
}

/** Puts a story of one's own before all friends. */
export function shareStory(text: string): void {
  const conversation = { id: 'story', title: 'Story', kind: 'unknown' } as const;
  transmit({ at: Date.now(), path: 'status', conversation, text, files: [] });
}
