import { askServer, describeFile, transmit } from '../../shared/wire.ts';
import { labels } from '../variant.ts';
import { showStatus } from './actions.ts';
import { statusAudience } from './conversations.ts';
import { newId, requireActive } from './send.ts';
import { change, conversationById, getState, putMessage } from './store.ts';
import type { CardKind, Message, Status } from './types.ts';

/** Sends a poll, an event, contacts or a place to the open conversation, one line for each thing in it. */
export function sendCard(card: CardKind, lines: readonly string[]): boolean {
  const text = lines.filter((line) => line.trim() !== '').join('\n');
  if (text === '') return false;
  const conversation = requireActive();
  const at = Date.now();
  change({ overlay: null });
  transmit({ at, path: card, conversation, text, files: [] });
  putMessage(conversation.id, { id: newId(), from: null, at, text, files: [], note: labels[card] });
  return true;
}

export function sendReaction(message: Message, emoji: string): void {
  const conversation = requireActive();
  transmit({ at: Date.now(), path: 'reaction', conversation, text: emoji, files: [], replyTo: message.id });
  putMessage(conversation.id, { ...message, reaction: emoji });
}

/** Posts a text or pictures to everybody in the address book. */
export async function sendStatus(text: string, files: readonly File[]): Promise<void> {
  if (text.trim() === '' && files.length === 0) return;
  const at = Date.now();
  showStatus({ what: 'nothing' });
  const described = await Promise.all(files.map(describeFile));
  transmit({ at, path: 'status', conversation: statusAudience, text, files: described });
  change({ statuses: [{ id: newId(), from: null, at, text, files }, ...getState().statuses] });
}

/** Answers a status: a message to who posted it. Reactions are answers, too. */
export function sendStatusReply(
  status: Status,
  text: string,
  path: 'enter' | 'button' | 'reaction',
): boolean {
  if (status.from === null || text.trim() === '') return false;
  const conversation = conversationById(status.from);
  const at = Date.now();
  transmit({ at, path, conversation, text, files: [], replyTo: status.id });
  const quote = { id: status.id, author: conversation.title, text: status.text };
  putMessage(conversation.id, { id: newId(), from: null, at, text, files: [], quote });
  return true;
}

/** Asks the server about an address that stands in the composer; nothing else of the text goes along. */
export function requestPreview(address: string): void {
  const conversation = requireActive();
  askServer({ at: Date.now(), path: 'preview', conversation, text: address, files: [] });
}

/** Asks the server for moving pictures. */
export function searchGifs(query: string): void {
  const conversation = requireActive();
  askServer({ at: Date.now(), path: 'gif-search', conversation, text: query, files: [] });
}

/** A message from the other side of the open conversation. */
export function receiveMessage(text: string): void {
  const { id, title, members } = requireActive();
  putMessage(id, { id: newId(), from: members[0] ?? title, at: Date.now(), text, files: [] });
}
