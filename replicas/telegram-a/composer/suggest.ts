import { h } from '../dom/build.ts';
import { callApi } from '../model/api.ts';
import { newMessageId } from '../model/ids.ts';
import { emojiNames, inlineBots, quickReplies } from '../model/seed.ts';
import { activePeer, apiChat } from '../model/store.ts';
import { inlineResultsOf } from './answers.ts';
import type { Editable } from './editable.ts';
import type { Suggestion } from './suggestions.ts';

/** What the list above the composer offers for the word before the caret. */
export function suggestionsFor(editable: Editable): readonly Suggestion[] {
  const before = editable.beforeCaret();
  return [...emoji(editable, before), ...members(editable, before), ...replies(editable, before)];
}

function emoji(editable: Editable, before: string): Suggestion[] {
  const typed = /(?:^|\s):([a-z]{2,})$/.exec(before)?.[1];
  if (typed === undefined) return [];
  return [...emojiNames]
    .filter(([name]) => name.startsWith(typed))
    .map(([name, sign]) => ({
      label: `${sign} ${name}`,
      choose: () => editable.replaceBeforeCaret(typed.length + 1, new Text(sign)),
    }));
}

function members(editable: Editable, before: string): Suggestion[] {
  const typed = /(?:^|\s)@(\w*)$/.exec(before)?.[1];
  const peer = activePeer();
  if (typed === undefined || !peer) return [];
  return peer.members
    .filter(({ name, username = '' }) =>
      [name, username].some((each) => each.toLowerCase().startsWith(typed.toLowerCase())),
    )
    .map(({ id, name, username }) => ({
      label: name,
      choose: () => editable.replaceBeforeCaret(typed.length + 1, mention(id, name, username)),
    }));
}

/** Who has a user name is mentioned by it, the others by a node that carries the id. */
function mention(id: string, name: string, username: string | undefined): Node {
  if (username !== undefined) return new Text(`@${username} `);
  const fragment = document.createDocumentFragment();
  fragment.append(h('a', { 'data-user-id': id }, name), '\u00a0');
  return fragment;
}

function replies(editable: Editable, before: string): Suggestion[] {
  const typed = /^\/(\w*)$/.exec(before)?.[1];
  if (typed === undefined || editable.read().text !== `/${typed}`) return [];
  return quickReplies
    .filter((reply) => reply.shortcut.startsWith(typed))
    .map(({ id, shortcut, text }) => ({
      label: `/${shortcut} ${text}`,
      choose() {
        editable.write({ text: '' });
        sendQuickReply(id);
      },
    }));
}

/** Sends a prepared answer at once. */
export function sendQuickReply(shortcutId: number): void {
  const peer = activePeer();
  if (peer) callApi('sendQuickReply', { chat: apiChat(peer), shortcutId }).catch(() => undefined);
}

const inlineDelayMs = 300;
let inlineTimer: ReturnType<typeof setTimeout> | undefined;
let lastQuery = '';

/** `@bot query`: the bot gets the query while it is typed, and what it finds is offered. */
export function askInlineBot(editable: Editable, text: string, offer: (found: Suggestion[]) => void): void {
  const [, name = '', query = ''] = /^@(\w+) (.*)$/s.exec(text) ?? [];
  const botId = inlineBots.get(name);
  if (text === lastQuery) return;
  lastQuery = text;
  clearTimeout(inlineTimer);
  const peer = activePeer();
  if (botId === undefined || query === '' || !peer) return;
  inlineTimer = setTimeout(() => {
    callApi('fetchInlineBotResults', { bot: { id: botId }, chat: apiChat(peer), query })
      .then((response) => {
        if (editable.read().text !== text) return;
        offer(
          inlineResultsOf(response).map(({ queryId, resultId, title }) => ({
            label: title,
            choose() {
              editable.write({ text: '' });
              const inlineResult = { queryId, resultId };
              const args = { chat: apiChat(peer), id: newMessageId(), inlineResult };
              callApi('sendInlineBotResult', args).catch(() => undefined);
            },
          })),
        );
      })
      .catch(() => undefined); // nothing to offer
  }, inlineDelayMs);
}
