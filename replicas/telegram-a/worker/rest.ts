import { describeFile } from '../../shared/wire.ts';
import type { TodoList } from '../model/protocol.ts';
import { gifs } from '../model/seed.ts';
import { type Handlers, one } from './outcome.ts';

const itemTitles = (items: TodoList['items']) => items.map((item) => item.title.text);

/** Calls about what stands in a composer or in a message already there. */
export const textHandlers: Handlers<
  | 'editMessage'
  | 'editTodo'
  | 'appendTodoList'
  | 'saveDraft'
  | 'fetchWebPagePreview'
  | 'composeMessageWithAI'
  | 'translateText'
  | 'fetchInlineBotResults'
> = {
  editMessage({ chat, message, text }, { library }) {
    return one('edit', library.conversation(chat.id, chat.title), text, { editOf: String(message.id) }, true);
  },
  editTodo({ chat, message, todo }, { library }) {
    const text = [todo.title.text, ...itemTitles(todo.items)].join('\n');
    return one('todo', library.conversation(chat.id, chat.title), text, { editOf: String(message.id) }, true);
  },
  appendTodoList({ chat, message, items }, { library }) {
    const text = itemTitles(items).join('\n');
    return one('todo', library.conversation(chat.id, chat.title), text, { editOf: String(message.id) }, true);
  },
  saveDraft({ chat, draft }, { library }) {
    return one('draft', library.conversation(chat.id, chat.title), draft?.text.text ?? '', {}, true);
  },
  fetchWebPagePreview({ text }, { open }) {
    return one('preview', open, text.text, {}, { siteName: 'example', title: 'A page' });
  },
  composeMessageWithAI({ text }, { open }) {
    return one('compose-ai', open, text.text, {}, { text: { text: `Kindly: ${text.text}` } });
  },
  translateText({ text }, { open }) {
    const all = text.map((each) => each.text).join('\n');
    return one('translate', open, all, {}, { texts: text.map((each) => ({ text: `[${each.text}]` })) });
  },
  fetchInlineBotResults({ chat, query }, { library }) {
    const results = gifs.map((gif) => ({ queryId: 'q1', resultId: gif.id, title: gif.fileName }));
    return one('inline-bot', library.conversation(chat.id, chat.title), query, {}, { results });
  },
};

/** Reactions, stories and calls. */
export const otherHandlers: Handlers<
  'sendReaction' | 'sendStory' | 'sendStoryReaction' | 'requestCall' | 'joinGroupCall' | 'startScreenShare'
> = {
  sendReaction({ chat, messageId, reactions }, { library }) {
    const text = reactions.map((reaction) => reaction.emoticon).join('');
    const replyTo = String(messageId);
    return one('reaction', library.conversation(chat.id, chat.title), text, { replyTo }, true);
  },
  async sendStory({ caption, attachment }, { library, ownId }) {
    const file = new File([attachment.blob], attachment.filename, { type: attachment.mimeType });
    const files = [await describeFile(file)];
    return one('status', library.conversation(ownId), caption.text, { files }, true);
  },
  sendStoryReaction({ peerId, storyId, reaction }, { library }) {
    const replyTo = `story-${storyId}`;
    return one('reaction', library.conversation(peerId), reaction.emoticon, { replyTo }, true);
  },
  requestCall: ({ chat }, { library }) =>
    one('call', library.conversation(chat.id, chat.title), '', {}, true),
  joinGroupCall: ({ chat }, { library }) =>
    one('call', library.conversation(chat.id, chat.title), '', {}, true),
  startScreenShare: ({ chat }, { library }) =>
    one('screen-share', library.conversation(chat.id, chat.title), '', {}, true),
};
