import { button, el } from '../dom/el.ts';
import { icon, type IconName } from '../dom/icon.ts';
import { closePeer } from '../model/navigation.ts';
import { activePeer, onChange } from '../model/state.ts';
import { cx, labels } from '../variant.ts';
import { avatar, peerTitle } from './avatar.ts';
import { startCall } from './call.ts';

/** Names the open chat, and calls. */
export function createTopbar(): HTMLElement {
  const bar = el('header', { class: cx('topbar', 'sidebar-header topbar') });
  onChange((now, before) => {
    if (now.active !== before.active) fillBar(bar);
  });
  fillBar(bar);
  return bar;
}

function fillBar(bar: HTMLElement): void {
  const peer = activePeer();
  bar.hidden = !peer;
  if (!peer) {
    bar.replaceChildren();
    return;
  }
  const tool = (name: IconName, label: string, act: () => void, style = '') =>
    button({ class: cx(`icon-button ${style}`, 'btn-icon'), 'aria-label': label }, [icon(name)], act);
  const info = el('div', { class: cx('top-info', 'info') }, peer.subtitle);
  const call = (video: boolean) => () => {
    startCall(peer, video);
  };
  bar.replaceChildren(
    tool('back', labels.back, closePeer, 'back'),
    el(
      'div',
      { class: cx('chat-info', 'chat-info') },
      avatar(peer),
      el('div', { class: cx('top-text', 'content') }, peerTitle(peer), info),
    ),
    ...(peer.kind === 'direct' || peer.kind === 'group'
      ? [tool('phone', labels.call, call(false)), tool('video', labels.videoCall, call(true))]
      : []),
  );
}
