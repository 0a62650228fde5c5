import { fillWith, h } from '../dom/build.ts';
import { onClick, onInput } from '../dom/delegate.ts';
import { icon } from '../dom/icon.ts';
import { pressButton } from '../dom/press.ts';
import { openPeer } from '../model/route.ts';
import { follow, getState, peers } from '../model/store.ts';
import type { Peer } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { avatar, verifiedIcon } from './avatar.ts';
import { openStory, startStory } from './story.ts';

/** The left column: own story, search in what is there, chats. */
export function createChatList(): HTMLElement {
  const search = h('input', {
    class: cls('field search'),
    placeholder: labels.search,
    'aria-label': labels.search,
  });
  const list = h('nav', { class: cls('chats', 'chat-list'), 'aria-label': labels.chats });
  const storyTeller = peers.find((peer) => peer.kind === 'direct');
  const header = h(
    'div',
    { class: cls('left-header') },
    h('h1', {}, labels.chats),
    pressButton({ class: cls('icon-button'), label: labels.newStory, icon: icon('plus') }, startStory),
    storyTeller &&
      pressButton({ class: cls('link'), label: fill(labels.story, { name: storyTeller.title }) }, () =>
        openStory(storyTeller),
      ),
  );

  const draw = (): void => {
    const { route, messages, drafts } = getState();
    const wanted = search.value.trim().toLowerCase();
    const shown = peers.filter((peer) => peer.title.toLowerCase().includes(wanted));
    fillWith(
      list,
      ...shown.map((peer) => {
        const draft = drafts.get(peer.id);
        const last = draft
          ? `${labels.draft} ${draft.text}`
          : (messages.get(peer.id)?.at(-1)?.content.text ?? '');
        return chatRow(peer, last, route?.peerId === peer.id);
      }),
    );
  };
  onInput(search, draw);
  follow(({ messages }) => messages, draw);
  follow(({ drafts }) => drafts, draw);
  follow(({ route }) => route, draw);
  return h('div', { id: 'LeftColumn', class: cls('left') }, header, search, list);
}

function chatRow(peer: Peer, last: string, active: boolean): HTMLElement {
  const row = h(
    'a',
    { class: cls(active ? 'chat chat-on' : 'chat', 'ListItem-button Chat'), href: `#${peer.id}` },
    avatar(peer.id, peer.title),
    h(
      'span',
      { class: cls('chat-text') },
      h('span', { class: cls('chat-title', 'title') }, peer.title, peer.isVerified && verifiedIcon()),
      h('span', { class: cls('quiet line', 'last-message') }, last),
    ),
  );
  onClick(row, (event) => {
    event.preventDefault();
    openPeer(peer.id);
  });
  return row;
}
