import { customEmojiImage } from '../composer/read.ts';
import type { Editable } from '../composer/editable.ts';
import { h } from '../dom/build.ts';
import { onClick, onMouseDown } from '../dom/delegate.ts';
import { customEmoji, emojiNames, gifs, stickers } from '../model/seed.ts';
import { sendOne } from '../model/send.ts';
import { cls, labels } from '../variant.ts';
import { besides, openMenu } from './overlay.ts';

/** Emoji go into the text; a sticker or a GIF is sent by the one click on it. */
export function openSymbols(editable: Editable, button: Element): void {
  const items = [
    ...[...emojiNames].map(([name, sign]) => symbol(name, sign, () => editable.insert(new Text(sign)))),
    ...customEmoji.map(({ documentId, alt }) => {
      const make = () => customEmojiImage(documentId, alt);
      return symbol(`custom ${alt}`, make(), () => editable.insert(make()));
    }),
    ...stickers.map(({ id, emoji }) =>
      symbol(`${labels.stickers} ${emoji}`, emoji, () =>
        sendOne({ sticker: { id, emoji } }, { via: 'button' }, { text: emoji }),
      ),
    ),
    ...gifs.map(({ id, fileName }) =>
      symbol(`${labels.gifs} ${fileName}`, 'GIF', () =>
        sendOne({ gif: { id, fileName } }, { via: 'button' }, { text: `GIF ${fileName}` }),
      ),
    ),
  ];
  openMenu(besides(button), [], h('div', { class: cls('symbols') }, ...items));
}

function symbol(label: string, look: string | Node, act: () => void): HTMLElement {
  const element = h(
    'div',
    { class: cls('symbol'), role: 'button', tabindex: '0', 'aria-label': label },
    look,
  );
  onMouseDown(element, (event) => event.preventDefault()); // the composer keeps the focus
  onClick(element, act);
  return element;
}
