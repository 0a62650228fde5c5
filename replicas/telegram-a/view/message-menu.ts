import { h } from '../dom/build.ts';
import { onClick } from '../dom/delegate.ts';
import { callApi } from '../model/api.ts';
import { apiMessageOf } from '../model/send.ts';
import { apiChat, change, getState, idle, peerById, putMessage } from '../model/store.ts';
import type { Message, Route } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { openForwardPicker } from './forward-picker.ts';
import { closeOverlays, type MenuItem, openMenu } from './overlay.ts';

const reactions = ['\u{1f44d}', '\u2764\ufe0f', '\u{1f602}'];

/** What the right click on a message offers. */
export function openMessageMenu(at: { x: number; y: number }, route: Route, message: Message): void {
  const scheduled = route.type === 'scheduled';
  const items = scheduled ? scheduledItems(route, message) : itemsFor(route, message);
  openMenu(at, items, scheduled ? null : reactionRow(route, message));
}

function itemsFor(route: Route, message: Message): MenuItem[] {
  const isPlainOwn = message.from === null && message.content.text !== '' && !message.todo && !message.lines;
  const edit = { label: labels.edit, act: () => change({ composing: { ...idle, editing: message } }) };
  return [
    { label: labels.reply, act: () => change({ composing: { ...idle, replyTo: message } }) },
    ...(isPlainOwn ? [edit] : []),
    { label: labels.forward, act: () => openForwardPicker(route.peerId, [message]) },
    { label: labels.select, act: () => change({ selected: new Set([message.id]) }) },
  ];
}

function scheduledItems({ peerId }: Route, message: Message): MenuItem[] {
  const sendNow = (): void => {
    const peer = peerById(peerId);
    if (!peer) return;
    const rest = (getState().scheduled.get(peerId) ?? []).filter(({ id }) => id !== message.id);
    change({ scheduled: new Map(getState().scheduled).set(peerId, rest) });
    putMessage(peerId, message);
    const { id } = apiMessageOf(peerId, message);
    callApi('sendScheduledMessages', { chat: apiChat(peer), ids: [id] }).catch(() => undefined);
  };
  return [{ label: labels.sendNow, act: sendNow }];
}

function reactionRow(route: Route, message: Message): HTMLElement {
  const buttons = reactions.map((emoticon) => {
    const label = fill(labels.react, { emoji: emoticon });
    const button = h(
      'div',
      { class: cls('symbol'), role: 'button', tabindex: '0', 'aria-label': label },
      emoticon,
    );
    onClick(button, () => {
      const peer = peerById(route.peerId);
      closeOverlays();
      if (!peer) return;
      putMessage(peer.id, { ...message, reaction: emoticon });
      const args = { chat: apiChat(peer), messageId: message.id, reactions: [{ emoticon }] };
      callApi('sendReaction', args).catch(() => undefined);
    });
    return button;
  });
  return h('div', { class: cls('symbols') }, ...buttons);
}
