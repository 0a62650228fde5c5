import { createEditable, type Editable } from '../composer/editable.ts';
import { sendAskedBy } from '../composer/send-keys.ts';
import { h } from '../dom/build.ts';
import { onClick } from '../dom/delegate.ts';
import { pressButton } from '../dom/press.ts';
import { callApi } from '../model/api.ts';
import { attachmentOf, mediaTypes, pickFiles } from '../model/files.ts';
import { newMessageId } from '../model/ids.ts';
import { apiChat } from '../model/store.ts';
import type { Peer } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { fileTile } from './file-tile.ts';
import { openDialog } from './overlay.ts';

const storyId = 1;
let active: Editable | null = null;

/** The editable of the story that is being made or answered. */
export function activeStoryEditable(): Editable | null {
  return active;
}

function storyEditable(placeholder: string, send: (via: 'enter' | 'button') => void): Editable {
  const editable = createEditable({
    id: 'editable-story-input-text',
    placeholder,
    onChange: () => undefined,
    onKey(event) {
      const asked = sendAskedBy(event);
      if (!asked) return;
      event.preventDefault();
      send(asked.via);
    },
  });
  active = editable;
  return editable;
}

/** Picks a picture and posts it with a caption. */
export function startStory(): void {
  pickFiles(mediaTypes, ([file]) => {
    if (!file) return;
    const editable = storyEditable(labels.caption, () => post());
    const button = pressButton({ class: cls('primary'), label: labels.postStory }, () => post());
    const dialog = openDialog(
      { label: labels.newStory, onEnter: () => post(), onClose: () => (active = null) },
      fileTile(file, () => dialog.close()),
      h('div', { class: cls('caption-row') }, editable.root, button),
    );
    editable.focus();
    const post = () => {
      const args = { caption: editable.read(), attachment: attachmentOf(file, false) };
      dialog.close();
      callApi('sendStory', args).catch(() => undefined);
    };
  });
}

/** Somebody's story: a reply goes to the chat with them, a reaction is one click. */
export function openStory(peer: Peer): void {
  const reply = (via: 'enter' | 'button'): void => {
    const { text, entities } = editable.read();
    if (text === '') return;
    editable.write({ text: '' });
    const replyInfo = { type: 'story' as const, peerId: peer.id, storyId };
    const args = { chat: apiChat(peer), id: newMessageId(), text, replyInfo, ...(entities && { entities }) };
    callApi('sendMessage', args, via).catch(() => undefined);
  };
  const editable = storyEditable(labels.replyToStory, reply);
  const emoticon = '\u2764\ufe0f';
  const heart = h(
    'div',
    {
      class: cls('symbol'),
      role: 'button',
      tabindex: '0',
      'aria-label': fill(labels.react, { emoji: emoticon }),
    },
    emoticon,
  );
  onClick(heart, () => {
    callApi('sendStoryReaction', { peerId: peer.id, storyId, reaction: { emoticon } }).catch(() => undefined);
  });
  const send = pressButton({ class: cls('primary'), label: labels.sendMedia }, () => reply('button'));
  openDialog(
    {
      label: fill(labels.story, { name: peer.title }),
      onEnter: () => reply('enter'),
      onClose: () => (active = null),
    },
    h('p', { class: cls('story') }, '\u{1f305}'),
    h('div', { class: cls('caption-row') }, editable.root, heart, send),
  );
  editable.focus();
}
