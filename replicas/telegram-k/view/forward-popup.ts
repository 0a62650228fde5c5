import { button, el } from '../dom/el.ts';
import { openPopup } from '../dom/popup.ts';
import { openPeer } from '../model/navigation.ts';
import { forwardMessages } from '../model/sending.ts';
import { change, peers } from '../model/state.ts';
import { fill } from '../text/labels.ts';
import { cx, labels, mark } from '../variant.ts';
import { avatar, peerTitle } from './avatar.ts';

/**
 * Who shall get the messages: a name alone opens that chat with them above its composer, where the send button (or
 * Enter) forwards them; ticked names get them from here.
 */
export function openForwardPopup(fromPeerId: string, mids: readonly number[]): void {
  const popup = openPopup(labels.forwardTo, 'popup-forward');
  const ticked = new Set<string>();
  const confirm = button(
    { class: cx('primary', 'btn-primary btn-color-primary'), disabled: true },
    [labels.forward],
    () => {
      popup.close();
      change({ selection: null });
      for (const peerId of ticked) forwardMessages(peerId, fromPeerId, mids);
    },
  );
  const rows = peers.map((peer) => {
    const tick = el('input', { type: 'checkbox', 'aria-label': fill(labels.tick, { name: peer.title }) });
    tick.addEventListener('change', () => {
      if (tick.checked) ticked.add(peer.id);
      else ticked.delete(peer.id);
      confirm.disabled = ticked.size === 0;
    });
    const name = button(
      { class: cx('recipient', 'chatlist-chat'), ...mark('peer-id', peer.id) },
      [avatar(peer), peerTitle(peer)],
      () => {
        popup.close();
        openPeer(peer.id, { kind: 'forward', fromPeerId, mids });
      },
    );
    return el('li', { class: cx('recipient-row') }, tick, name);
  });
  popup.body.append(el('ul', { class: cx('recipients', 'chatlist') }, ...rows), confirm);
}
