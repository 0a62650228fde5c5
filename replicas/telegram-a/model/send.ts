import { otherCallNames } from '../variant.ts';
import { callApi } from './api.ts';
import { newMessageId } from './ids.ts';
import type { Attachment, CallArgs, FormattedText } from './protocol.ts';
import { activePeer, apiChat, change, getState, idle, peerById, putMessage } from './store.ts';
import type { Message, SendOptions } from './types.ts';

type SendArgs = CallArgs<'sendMessage'>;
type Extra = Partial<Omit<SendArgs, 'chat' | 'id'>>;

/** The message as it is shown at once, before the server answers. */
function localMessage(id: number, content: FormattedText, more: Partial<Message> = {}): Message {
  const thread = getState().route?.thread ?? null;
  return {
    id,
    from: null,
    at: Date.now(),
    content,
    ...(thread !== null && { thread }),
    ...more,
    state: 'sending',
  };
}

function settleMessage(
  peerId: string,
  message: Message,
  answered: Promise<unknown>,
  scheduled: boolean,
): void {
  const list = scheduled ? 'scheduled' : 'messages';
  putMessage(peerId, message, list);
  const { state: _, ...sent } = message;
  answered.then(
    () => putMessage(peerId, sent, list),
    () => putMessage(peerId, { ...message, state: 'failed' }, list),
  );
}

/** Sends one message to the open chat; a quoted message makes it a reply. */
export function sendOne(
  extra: Extra,
  options: SendOptions,
  shown: FormattedText,
  more: Partial<Message> = {},
): void {
  const peer = activePeer();
  if (!peer) return;
  const { route, composing } = getState();
  const id = newMessageId();
  const replyTo = composing.replyTo?.id;
  const scheduledAt = options.scheduledAt;
  const args: SendArgs = {
    chat: apiChat(peer),
    id,
    ...extra,
    ...(route && route.thread !== null && { threadId: route.thread }),
    ...(replyTo !== undefined && { replyInfo: { type: 'message', replyToMsgId: replyTo } }),
    ...(options.isSilent && { isSilent: true }),
    ...(scheduledAt !== undefined && { scheduledAt }),
  };
  const answered = callApi(otherCallNames ? 'sendApiMessage' : 'sendMessage', args, options.via);
  const message = localMessage(id, shown, { ...more, ...(replyTo !== undefined && { replyTo }) });
  settleMessage(peer.id, message, answered, scheduledAt !== undefined);
  if (replyTo !== undefined) change({ composing: { ...composing, replyTo: null } });
}

export function sendText(content: FormattedText, options: SendOptions): void {
  const { text, entities } = content;
  sendOne({ text, ...(entities && { entities }) }, options, content);
}

/** Sends files, each as a message of its own; several are grouped, and the caption goes with the first. */
export function sendAttachments(
  attachments: readonly Attachment[],
  caption: FormattedText,
  options: SendOptions,
): void {
  const groupedId = attachments.length > 1 ? crypto.randomUUID() : undefined;
  attachments.forEach((attachment, index) => {
    const content = index === 0 ? caption : { text: '' };
    const { text, entities } = content;
    const { blob, filename: name, mimeType: type, size } = attachment;
    const extra = { text, attachment, ...(entities && { entities }), ...(groupedId && { groupedId }) };
    sendOne(extra, options, content, { media: { name, type, size, blob } });
  });
}

/** Replaces the text of a sent message. */
export function sendEdit(message: Message, content: FormattedText): void {
  const peer = activePeer();
  if (!peer || content.text === '') return;
  const { text, entities } = content;
  const edited: Message = { ...message, content, edited: true };
  const args = {
    chat: apiChat(peer),
    message: apiMessageOf(peer.id, message),
    text,
    ...(entities && { entities }),
  };
  settleMessage(peer.id, edited, callApi('editMessage', args), false);
}

/** A message as the calls carry it. */
export function apiMessageOf(
  chatId: string,
  { id, content, media }: Message,
): CallArgs<'editMessage'>['message'] {
  const document = media && { fileName: media.name, mimeType: media.type, size: media.size };
  return { id, chatId, content: { text: content, ...(document && { document }) } };
}

/** Forwards messages to one chat. */
export function sendForward(
  from: string,
  messages: readonly Message[],
  toPeerId: string,
  options: SendOptions,
): void {
  const [fromPeer, toPeer] = [peerById(from), peerById(toPeerId)];
  if (!fromPeer || !toPeer || messages.length === 0) return;
  const answered = callApi(
    otherCallNames ? 'forwardApiMessages' : 'forwardMessages',
    {
      fromChat: apiChat(fromPeer),
      toChat: apiChat(toPeer),
      messages: messages.map((message) => apiMessageOf(from, message)),
      ...(options.isSilent && { isSilent: true }),
    },
    options.via,
  );
  for (const { content, media } of messages) {
    const copy = localMessage(newMessageId(), content, { forwarded: true, ...(media && { media }) });
    settleMessage(toPeer.id, copy, answered, false);
  }
}

/** Nothing is quoted, edited or waiting to be forwarded any more. */
export function clearComposing(): void {
  change({ composing: idle });
}
