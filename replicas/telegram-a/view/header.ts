import { fillWith, h } from '../dom/build.ts';
import { icon } from '../dom/icon.ts';
import { pressButton } from '../dom/press.ts';
import { openRoute } from '../model/route.ts';
import { follow, getState, peerById } from '../model/store.ts';
import type { Peer, Route } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { avatar, verifiedIcon } from './avatar.ts';
import { startCall } from './call.ts';

/** The title of the open chat, the topic of a forum, or the list of scheduled messages. */
export function createHeader(): HTMLElement {
  const root = h('div', { class: cls('header', 'MiddleHeader') });
  const draw = () => {
    const { route } = getState();
    const peer = route && peerById(route.peerId);
    root.hidden = !peer;
    if (route && peer) fillWith(root, ...parts(route, peer));
  };
  follow(({ route }) => route, draw);
  follow(({ scheduled }) => scheduled, draw);
  return root;
}

function parts(route: Route, peer: Peer): (HTMLElement | false)[] {
  const topic = peer.topics.find(({ id }) => id === route.thread);
  const title = route.type === 'scheduled' ? labels.scheduledList : (topic?.title ?? peer.title);
  const hasScheduled = (getState().scheduled.get(peer.id) ?? []).length > 0;
  const back = () => openRoute(route.type === 'scheduled' ? { ...route, type: 'thread' } : null);
  return [
    pressButton({ class: cls('icon-button back'), label: labels.back, icon: icon('back') }, back),
    h(
      'div',
      { class: cls('chat-info', 'ChatInfo') },
      avatar(peer.id, peer.title),
      h(
        'div',
        { class: cls('chat-text', 'info') },
        h(
          'div',
          { class: cls('chat-title', 'title') },
          h('h3', { class: cls('name', 'fullName'), dir: 'auto' }, title),
          peer.isVerified && verifiedIcon(),
        ),
        h(
          'span',
          { class: cls('quiet', 'status') },
          topic ? peer.title : fill(labels[statusOf(peer)], { count: peer.count }),
        ),
      ),
    ),
    ...peer.topics.map(({ id, title: name }) =>
      pressButton({ class: cls('link'), label: name }, () =>
        openRoute({ ...route, thread: id, type: 'thread' }),
      ),
    ),
    hasScheduled &&
      pressButton({ class: cls('icon-button'), label: labels.scheduledList, icon: icon('clock') }, () =>
        openRoute({ ...route, type: 'scheduled' }),
      ),
    ...callButtons(peer),
  ];
}

function callButtons(peer: Peer): HTMLElement[] {
  if (peer.kind !== 'direct' && peer.kind !== 'group') return [];
  return [
    pressButton({ class: cls('icon-button'), label: labels.call, icon: icon('call') }, () =>
      startCall(peer, false),
    ),
    pressButton({ class: cls('icon-button'), label: labels.videoCall, icon: icon('video') }, () =>
      startCall(peer, true),
    ),
  ];
}

function statusOf({ kind }: Peer): 'group' | 'channel' | 'bot' | 'self' | 'direct' {
  return kind === 'group' || kind === 'channel' || kind === 'bot' || kind === 'self' ? kind : 'direct';
}
