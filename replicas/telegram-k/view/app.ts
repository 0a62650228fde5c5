import { el } from '../dom/el.ts';
import { onChange } from '../model/state.ts';
import { cx, labels } from '../variant.ts';
import { createBubbles } from './bubbles.ts';
import { createChatList } from './chat-list.ts';
import { composerFollows } from './composer.ts';
import { onBodyKey } from './composer-keys.ts';
import { createDropZones } from './drop.ts';
import { closeEmojiPanel } from './emoji-panel.ts';
import { listenForPaste } from './paste.ts';
import { createSelectionBar } from './selection-bar.ts';
import { createTopbar } from './topbar.ts';
import { cancelRecording } from './voice.ts';

/** The page: a note what it is, the chats, the open chat. */
export function createApp(): HTMLElement {
  const composerPlace = el('div', { class: cx('composer-place') });
  const hint = el('p', { class: cx('hint') }, labels.pick);
  const column = el(
    'main',
    { class: cx('column', 'tabs-tab main-column') },
    createTopbar(),
    hint,
    createSelectionBar(),
    composerPlace,
    createDropZones(),
  );
  const panes = el('div', { class: cx('panes') }, createChatList(), column);
  const opened = cx('panes-open');
  onChange((now, before) => {
    if (now.active !== before.active) {
      cancelRecording();
      closeEmojiPanel();
    }
    hint.hidden = now.active !== null;
    panes.classList.toggle(opened, now.active !== null);
    composerFollows(composerPlace, now, before);
  });
  // Last, so that it scrolls when everything around it has its height.
  hint.after(createBubbles());
  document.body.addEventListener('keydown', onBodyKey);
  listenForPaste();
  return el(
    'div',
    { class: cx('app') },
    el('p', { class: cx('banner') }, el('strong', {}, 'Replica'), labels.banner),
    panes,
  );
}
