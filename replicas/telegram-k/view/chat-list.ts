import { el } from '../dom/el.ts';
import type { Peer } from '../model/peers.ts';
import { openPeer } from '../model/navigation.ts';
import { onChange, peers, type State } from '../model/state.ts';
import { cx, labels, mark } from '../variant.ts';
import { avatar, peerTitle } from './avatar.ts';
import { acceptDrops } from './drop.ts';
import { createStories } from './stories.ts';

/** The column on the left. Rows stay the same elements; only what they say changes. */
export function createChatList(): HTMLElement {
  const rows = peers.map(createRow);
  onChange((now) => {
    for (const update of rows.map((row) => row.update)) update(now);
  });
  return el(
    'div',
    { class: cx('left', 'sidebar sidebar-left') },
    el('h1', { class: cx('left-title') }, labels.chats),
    createStories(),
    el('ul', { class: cx('chats', 'chatlist') }, ...rows.map(({ element }) => el('li', {}, element))),
  );
}

function createRow(peer: Peer): { element: HTMLElement; update: (state: State) => void } {
  const last = el('span', { class: cx('chat-last', 'row-subtitle'), dir: 'auto' }, peer.subtitle);
  const text = el('span', { class: cx('chat-text') }, peerTitle(peer), last);
  const element = el(
    'a',
    { class: cx('chat', 'chatlist-chat row rp'), href: `#${peer.id}`, ...mark('peer-id', peer.id) },
    avatar(peer),
    text,
  );
  element.addEventListener('click', (event) => {
    event.preventDefault();
    openPeer(peer.id);
  });
  acceptDrops(element, peer.id);
  const activeClass = cx('chat-active');
  return {
    element,
    update({ active, drafts, messages }) {
      element.classList.toggle(activeClass, active === peer.id);
      if (active === peer.id) element.setAttribute('aria-current', 'true');
      else element.removeAttribute('aria-current');
      const draft = active === peer.id ? undefined : drafts.get(peer.id);
      const newest = messages.get(peer.id)?.at(-1)?.text ?? peer.subtitle;
      const said = draft === undefined ? newest : `${labels.draft} ${draft}`;
      if (last.textContent !== said) last.textContent = said;
    },
  };
}
