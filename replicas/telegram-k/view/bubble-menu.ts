import { button, el } from '../dom/el.ts';
import { closeMenu, openMenu } from '../dom/menu.ts';
import { openPopup } from '../dom/popup.ts';
import type { Message } from '../model/messages.ts';
import { react } from '../model/reactions.ts';
import { change } from '../model/state.ts';
import { invokeManager } from '../port/connection.ts';
import { fill } from '../text/labels.ts';
import { cx, labels, language } from '../variant.ts';
import { reactions } from './emoji-names.ts';
import { openForwardPopup } from './forward-popup.ts';

/** What can be done with a message. */
export function openBubbleMenu(peerId: string, message: Message, x: number, y: number): void {
  const help = (kind: 'reply' | 'edit') => () => {
    change({ helper: { kind, message } });
  };
  openMenu(
    x,
    y,
    [
      { label: labels.reply, act: help('reply') },
      ...(message.from === null && message.files.length === 0
        ? [{ label: labels.edit, act: help('edit') }]
        : []),
      { label: labels.translate, act: () => openTranslation(peerId, message) },
      { label: labels.forward, act: () => openForwardPopup(peerId, [message.mid]) },
      { label: labels.select, act: () => change({ selection: new Set([message.mid]) }) },
    ],
    [reactionRow(peerId, message)],
  );
}

function reactionRow(peerId: string, message: Message): HTMLElement {
  const buttons = reactions.map((emoji) =>
    button(
      { class: cx('pick', 'btn-menu-reactions-reaction'), 'aria-label': fill(labels.react, { emoji }) },
      [emoji],
      () => {
        closeMenu();
        react(peerId, message, emoji);
      },
    ),
  );
  return el('div', { class: cx('reactions', 'btn-menu-reactions') }, ...buttons);
}

/** The text goes to the server for it. */
function openTranslation(peerId: string, { mid, text }: Message): void {
  const popup = openPopup(labels.translate, 'popup-translate');
  const result = el('p', {}, labels.translating);
  popup.body.append(result);
  invokeManager(
    'appTranslationsManager',
    'translateText',
    [{ peerId, mid, text, toLang: language }],
    {},
    (translated) => {
      if (typeof translated === 'string') result.textContent = translated;
    },
  );
}
