import { button, el } from '../dom/el.ts';
import { icon } from '../dom/icon.ts';
import { openPopup } from '../dom/popup.ts';
import type { Peer } from '../model/peers.ts';
import { sendText } from '../model/sending.ts';
import { peers } from '../model/state.ts';
import { invokeManager } from '../port/connection.ts';
import { readText } from '../model/editable-text.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { avatar } from './avatar.ts';

/** The row above the chats: adding a story, and those of others. */
export function createStories(): HTMLElement {
  const input = el('input', {
    type: 'file',
    accept: 'image/*,video/*',
    class: cx('hidden-input'),
    tabindex: -1,
    'aria-hidden': 'true',
  });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.value = '';
    if (file) openNewStory(file);
  });
  const add = button(
    { class: cx('story', 'stories-add'), 'aria-label': labels.addStory },
    [icon('plus')],
    () => {
      input.click();
    },
  );
  const others = peers
    .filter(({ hasStory }) => hasStory)
    .map((peer) =>
      button(
        { class: cx('story', 'stories-list-item'), 'aria-label': fill(labels.storyOf, { name: peer.title }) },
        [avatar(peer)],
        () => {
          openStory(peer);
        },
      ),
    );
  return el(
    'div',
    { class: cx('stories', 'stories-list'), 'aria-label': labels.stories, role: 'group' },
    add,
    ...others,
    input,
  );
}

function openNewStory(file: File): void {
  const popup = openPopup(labels.myStory, 'popup-story');
  const caption = editable(labels.caption);
  const post = button({ class: cx('primary', 'btn-primary') }, [labels.post], () => {
    popup.close();
    invokeManager('appStoriesManager', 'sendStory', [{ file, caption: readText(caption).text }]);
  });
  popup.body.append(el('p', {}, file.name), caption, post);
  caption.focus();
}

function openStory(peer: Peer): void {
  const popup = openPopup(fill(labels.storyOf, { name: peer.title }), 'stories-viewer');
  const reply = editable(labels.replyPrivately);
  reply.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    const { text, entities } = readText(reply);
    if (text === '') return;
    popup.close();
    sendText(peer.id, text, entities, 'enter', { storyId: `story-${peer.id}` });
  });
  popup.body.append(el('div', { class: cx('story-picture') }), reply);
  reply.focus();
}

function editable(label: string): HTMLElement {
  return el('div', {
    class: cx('caption', 'input-field-input'),
    contenteditable: 'true',
    role: 'textbox',
    'aria-label': label,
    'data-hint': label,
  });
}
