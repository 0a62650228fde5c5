import type { SendPath } from '../../sent.ts';
import { describeFile } from '../../shared/wire.ts';
import type { CallArgs } from '../model/protocol.ts';
import { gifs, quickReplies } from '../model/seed.ts';
import { type CallContext, type Handlers, one, type Outcome } from './outcome.ts';

type Send = CallArgs<'sendMessage'>;
type Forward = CallArgs<'forwardMessages'>;

/** Calls that put a message into a chat. */
export const messageHandlers: Handlers<
  | 'sendMessage'
  | 'sendApiMessage'
  | 'forwardMessages'
  | 'forwardApiMessages'
  | 'sendScheduledMessages'
  | 'sendQuickReply'
  | 'sendInlineBotResult'
> = {
  sendMessage: send,
  sendApiMessage: send,
  forwardMessages: forward,
  forwardApiMessages: forward,
  sendScheduledMessages({ chat, ids }, { library }) {
    const conversation = library.conversation(chat.id, chat.title);
    const found = ids.flatMap((id) => library.takeScheduled(chat.id, id) ?? []);
    return {
      outgoing: found.map(({ text, files }) => ({ path: 'scheduled', conversation, text, files })),
      answer: true,
    };
  },
  sendQuickReply({ chat, shortcutId }, { library }) {
    const text = quickReplies.find((reply) => reply.id === shortcutId)?.text ?? '';
    return one('quick-reply', library.conversation(chat.id, chat.title), text, {}, { text });
  },
  sendInlineBotResult({ chat, id, inlineResult }, { library }) {
    const text = `${inlineResult.queryId}/${inlineResult.resultId}`;
    return one('gif', library.conversation(chat.id, chat.title), text, {}, { id });
  },
};

async function send(args: Send, { library, via }: CallContext): Promise<Outcome> {
  const { chat, id, attachment, replyInfo } = args;
  const conversation = library.conversation(chat.id, chat.title);
  const text = textOf(args);
  const file = attachment && new File([attachment.blob], attachment.filename, { type: attachment.mimeType });
  if (file) library.keepFile(chat.id, id, file);
  const files = file ? [await describeFile(file)] : [];
  if (args.scheduledAt !== undefined) library.schedule(chat.id, id, { text, files });
  const replyTo = replyInfo && String(replyInfo.replyToMsgId ?? `story-${replyInfo.storyId ?? ''}`);
  return one(
    pathOf(args, via),
    conversation,
    text,
    {
      files,
      ...(replyTo && { replyTo }),
      ...(attachment?.shouldSendAsFile && { options: ['document'] }),
    },
    { id },
  );
}

function textOf({ text = '', poll, todo, contact, location, sticker, gif }: Send): string {
  if (poll) return [poll.question.text, ...poll.answers.map((answer) => answer.text.text)].join('\n');
  if (todo) return [todo.title.text, ...todo.items.map((item) => item.title.text)].join('\n');
  if (contact) return `${contact.firstName} ${contact.phoneNumber}`;
  if (location) return `${location.latitude},${location.longitude}`;
  if (sticker) return sticker.emoji;
  if (gif) return gifs.find((each) => each.id === gif.id)?.fileName ?? '';
  return text;
}

function pathOf(args: Send, via: SendPath): SendPath {
  if (args.poll) return 'poll';
  if (args.todo) return 'todo';
  if (args.contact) return 'contact';
  if (args.location) return 'location';
  if (args.sticker) return 'sticker';
  if (args.gif) return 'gif';
  if (args.attachment) return args.attachment.voice ? 'voice' : 'media';
  if (args.scheduledAt !== undefined) return 'scheduled';
  return args.isSilent ? 'silent' : via;
}

async function forward({ fromChat, toChat, messages }: Forward, { library }: CallContext): Promise<Outcome> {
  const conversation = library.conversation(toChat.id, toChat.title);
  const outgoing = messages.map(async (message) => ({
    path: 'forward' as const,
    conversation,
    text: message.content.text?.text ?? '',
    files: await library.filesOf(fromChat.id, message.id),
    forwardOf: String(message.id),
  }));
  return { outgoing: await Promise.all(outgoing), answer: true };
}
