import { button, el } from '../dom/el.ts';
import { emojiImage, insertNode } from '../model/editable-text.ts';
import { askInlineBot } from '../model/inline-bots.ts';
import { sendOther } from '../model/sending.ts';
import { getState } from '../model/state.ts';
import { composerCx, cx, labels } from '../variant.ts';
import { currentComposer } from './current-composer.ts';
import { emojis } from './emoji-names.ts';

let panel: HTMLElement | null = null;

export function closeEmojiPanel(): void {
  panel?.remove();
  panel = null;
}

/** Emoji go into the composer; stickers and GIFs are sent by one click. */
export function toggleEmojiPanel(from: HTMLElement): void {
  if (panel) {
    closeEmojiPanel();
    return;
  }
  const content = el('div', { class: cx('panel-content') });
  const tabs = [
    { label: labels.emojiTab, show: emojiTab },
    { label: labels.stickers, show: stickerTab },
    { label: labels.gifs, show: gifTab },
  ].map(({ label, show }) =>
    button({ class: cx('tab', 'menu-horizontal-div-item'), role: 'tab' }, [label], () => {
      content.replaceChildren(...show());
    }),
  );
  content.replaceChildren(...emojiTab());
  panel = el(
    'div',
    { class: cx('panel', 'emoji-dropdown active') },
    el('div', { class: cx('tabs'), role: 'tablist' }, ...tabs),
    content,
  );
  currentComposer()?.root.append(panel);
  from.setAttribute('aria-expanded', 'true');
}

function emojiTab(): Node[] {
  return emojis.map(({ name, emoji }) =>
    button({ class: cx('pick', 'super-emoji'), 'aria-label': name }, [emoji], () => {
      const input = currentComposer()?.input;
      if (input) insertNode(input, emojiImage(emoji, composerCx('emoji', 'emoji')));
    }),
  );
}

function stickerTab(): Node[] {
  return emojis.slice(0, 4).map(({ name, emoji }) =>
    button({ class: cx('pick pick-big', 'super-sticker'), 'aria-label': name }, [emoji], () => {
      send('sticker', emoji);
    }),
  );
}

function gifTab(): Node[] {
  const found = el('div', { class: cx('panel-content') });
  const show = (titles: readonly string[]) => {
    found.replaceChildren(
      ...titles.map((title) =>
        button({ class: cx('result', 'gif') }, [title], () => {
          send('gif', title);
        }),
      ),
    );
  };
  const search = el('input', {
    type: 'search',
    class: cx('field', 'input-search-input'),
    'aria-label': labels.searchGifs,
    placeholder: labels.searchGifs,
  });
  // What is searched for goes to the GIF bot while it is typed.
  search.addEventListener('input', () => {
    const { active } = getState();
    if (active !== null) askInlineBot(active, { bot: 'gif', query: search.value.trim() }, show);
  });
  show(['waving', 'applause', 'good night']);
  return [search, found];
}

function send(kind: 'sticker' | 'gif', what: string): void {
  const { active } = getState();
  if (active === null) return;
  closeEmojiPanel();
  sendOther(active, kind, [what]);
}
