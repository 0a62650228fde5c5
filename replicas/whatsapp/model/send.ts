import type { SendPath, SentOption } from '../../sent.ts';
import { activeConversation, change, conversationById, getState, messagesOf, putMessage } from './store.ts';
import type { Conversation, Message } from './types.ts';
import { describeFile, transmit } from '../../shared/wire.ts';
import { labels } from '../variant.ts';

/** A bare id, as a new message carries it. */
export function newId(): string {
  const random = crypto.getRandomValues(new Uint8Array(9));
  return `3EB0${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

/** The open conversation, without which nothing can be sent. */
export function requireActive(): Conversation {
  const conversation = activeConversation();
  if (!conversation) throw new Error('No conversation is open.');
  return conversation;
}

/** Sends text to the open conversation, as a reply when one is quoted. False when there is nothing to send. */
export function sendText(text: string, path: 'enter' | 'button'): boolean {
  if (text.trim() === '') return false;
  const conversation = requireActive();
  const { quote, drafts } = getState();
  const at = Date.now();
  transmit({ at, path, conversation, text, files: [], ...(quote && { replyTo: quote.id }) });
  putMessage(conversation.id, { id: newId(), from: null, at, text, files: [], ...(quote && { quote }) });
  const kept = new Map(drafts);
  kept.delete(conversation.id);
  change({ quote: null, drafts: kept });
  return true;
}

/** Sends files to the open conversation: the caption goes with the first, the others follow in the same record. */
export async function sendFiles(
  files: readonly File[],
  caption: string,
  path: Extract<SendPath, 'media' | 'sticker' | 'gif' | 'voice'>,
  options: readonly SentOption[] = [],
): Promise<void> {
  const conversation = requireActive();
  const at = Date.now();
  change({ overlay: null });
  const described = await Promise.all(files.map(describeFile));
  const chosen = options.length > 0 && { options: Object.freeze([...options]) };
  transmit({ at, path, conversation, text: caption, files: described, ...chosen });
  const note = options.includes('view-once') && { note: labels.viewOnce };
  putMessage(conversation.id, { id: newId(), from: null, at, text: caption, files, ...note });
}

/** Replaces the text of a sent message. False when it is empty or unchanged. */
export function sendEdit(message: Message, text: string): boolean {
  if (text.trim() === '' || text === message.text) return false;
  const conversation = requireActive();
  transmit({ at: Date.now(), path: 'edit', conversation, text, files: [], editOf: message.id });
  putMessage(conversation.id, { ...message, text, edited: true });
  change({ overlay: null });
  return true;
}

/** Forwards messages of the open conversation: one record per recipient and message, in order of writing. */
export async function sendForward(ids: ReadonlySet<string>, recipients: readonly string[]): Promise<void> {
  const messages = messagesOf(requireActive().id).filter((message) => ids.has(message.id));
  const at = Date.now();
  change({ overlay: null });
  for (const recipient of recipients) {
    const conversation = conversationById(recipient);
    for (const message of messages) {
      const files = await Promise.all(message.files.map(describeFile));
      transmit({ at, path: 'forward', conversation, text: message.text, files, forwardOf: message.id });
      const { text, files: kept } = message;
      putMessage(recipient, { id: newId(), from: null, at, text, files: kept, forwarded: true });
    }
  }
}
