import * as v from 'valibot';

const entity = v.object({
  type: v.string(),
  offset: v.number(),
  length: v.number(),
  documentId: v.optional(v.string()),
  userId: v.optional(v.string()),
});
const formattedText = v.object({ text: v.string(), entities: v.optional(v.array(entity)) });
const chat = v.object({
  id: v.string(),
  type: v.string(),
  title: v.string(),
  isVerified: v.optional(v.boolean()),
});
const attachment = v.object({
  blob: v.instance(Blob),
  filename: v.string(),
  mimeType: v.string(),
  size: v.number(),
  voice: v.optional(v.object({ duration: v.number() })),
  shouldSendAsFile: v.optional(v.boolean()),
});
const media = v.object({ fileName: v.string(), mimeType: v.string(), size: v.number() });
const apiMessage = v.object({
  id: v.number(),
  chatId: v.string(),
  content: v.object({ text: v.optional(formattedText), document: v.optional(media) }),
});
const todo = v.object({
  title: formattedText,
  items: v.array(v.object({ id: v.number(), title: formattedText })),
});
const replyInfo = v.object({
  type: v.picklist(['message', 'story']),
  replyToMsgId: v.optional(v.number()),
  peerId: v.optional(v.string()),
  storyId: v.optional(v.number()),
});

const sendMessage = v.object({
  chat,
  id: v.number(),
  text: v.optional(v.string()),
  entities: v.optional(v.array(entity)),
  attachment: v.optional(attachment),
  groupedId: v.optional(v.string()),
  replyInfo: v.optional(replyInfo),
  threadId: v.optional(v.number()),
  isSilent: v.optional(v.boolean()),
  scheduledAt: v.optional(v.number()),
  sticker: v.optional(v.object({ id: v.string(), emoji: v.string() })),
  gif: v.optional(v.object({ id: v.string(), fileName: v.string() })),
  poll: v.optional(
    v.object({ question: formattedText, answers: v.array(v.object({ text: formattedText })) }),
  ),
  todo: v.optional(todo),
  contact: v.optional(v.object({ userId: v.string(), firstName: v.string(), phoneNumber: v.string() })),
  location: v.optional(v.object({ latitude: v.number(), longitude: v.number() })),
});
const forwardMessages = v.object({
  fromChat: chat,
  toChat: chat,
  messages: v.array(apiMessage),
  isSilent: v.optional(v.boolean()),
});

/** What each call of the worker takes. The ones that carry nothing of the user's are not here. */
const calls = {
  sendMessage,
  sendApiMessage: sendMessage,
  editMessage: v.object({
    chat,
    message: apiMessage,
    text: v.string(),
    entities: v.optional(v.array(entity)),
  }),
  editTodo: v.object({ chat, message: apiMessage, todo }),
  appendTodoList: v.object({ chat, message: apiMessage, items: todo.entries.items }),
  forwardMessages,
  forwardApiMessages: forwardMessages,
  sendScheduledMessages: v.object({ chat, ids: v.array(v.number()) }),
  sendQuickReply: v.object({ chat, shortcutId: v.number() }),
  saveDraft: v.object({
    chat,
    threadId: v.optional(v.number()),
    draft: v.optional(v.object({ text: formattedText })),
  }),
  fetchWebPagePreview: v.object({ text: formattedText }),
  composeMessageWithAI: v.object({ text: formattedText }),
  translateText: v.object({ text: v.array(formattedText), toLanguageCode: v.string() }),
  fetchInlineBotResults: v.object({ bot: v.object({ id: v.string() }), chat, query: v.string() }),
  sendInlineBotResult: v.object({
    chat,
    id: v.number(),
    inlineResult: v.object({ queryId: v.string(), resultId: v.string() }),
  }),
  sendReaction: v.object({
    chat,
    messageId: v.number(),
    reactions: v.array(v.object({ emoticon: v.string() })),
  }),
  sendStory: v.object({ caption: formattedText, attachment }),
  sendStoryReaction: v.object({
    peerId: v.string(),
    storyId: v.number(),
    reaction: v.object({ emoticon: v.string() }),
  }),
  requestCall: v.object({ chat, isVideo: v.boolean() }),
  joinGroupCall: v.object({ chat, isVideo: v.boolean() }),
  startScreenShare: v.object({ chat }),
};

export type CallName = keyof typeof calls;
export type CallArgs<N extends CallName> = v.InferOutput<(typeof calls)[N]>;
export type FormattedText = v.InferOutput<typeof formattedText>;
export type Entity = v.InferOutput<typeof entity>;
export type Attachment = v.InferOutput<typeof attachment>;
export type ApiChat = v.InferOutput<typeof chat>;
export type ApiMessage = v.InferOutput<typeof apiMessage>;
export type TodoList = v.InferOutput<typeof todo>;

/** The arguments of a call as its name asks for; `null` when they are malformed. */
export function parseCallArgs<N extends CallName>(name: N, args: unknown): CallArgs<N> | null {
  const parsed = v.safeParse(calls[name], args);
  return parsed.success ? parsed.output : null;
}

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
