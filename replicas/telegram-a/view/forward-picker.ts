import { fillWith, h } from '../dom/build.ts';
import { onClick, onInput } from '../dom/delegate.ts';
import { pressButton } from '../dom/press.ts';
import { openPeer } from '../model/route.ts';
import { sendForward } from '../model/send.ts';
import { change, idle, peers } from '../model/store.ts';
import type { Message, Peer } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, dataName, labels } from '../variant.ts';
import { avatar } from './avatar.ts';
import { openDialog } from './overlay.ts';

/**
 * Where to forward. A click on a name opens that chat with the messages waiting above its composer; the boxes choose
 * several recipients, who get them by the button at once.
 */
export function openForwardPicker(from: string, messages: readonly Message[]): void {
  const chosen = new Set<string>();
  const search = h('input', { class: cls('field'), placeholder: labels.search, 'aria-label': labels.search });
  const list = h('div', { class: cls('recipients') });
  const foot = h('div');
  const dialog = openDialog({ label: labels.forwardTo, anchors: 'ChatOrUserPicker' }, search, list, foot);

  const finish = () => {
    dialog.close();
    change({ selected: null });
  };
  const drawFoot = () => {
    const label = fill(labels.forwardToMany, { count: chosen.size });
    const button = pressButton({ class: cls('primary'), label }, () => {
      finish();
      for (const to of chosen) sendForward(from, messages, to, { via: 'button' });
    });
    fillWith(foot, chosen.size > 0 && button);
  };
  const row = (peer: Peer): HTMLElement => {
    const box = h('input', { type: 'checkbox', 'aria-label': fill(labels.choose, { name: peer.title }) });
    box.checked = chosen.has(peer.id);
    box.onchange = () => {
      if (box.checked) chosen.add(peer.id);
      else chosen.delete(peer.id);
      drawFoot();
    };
    const name = h('div', { class: cls('recipient'), role: 'button', tabindex: '0' }, peer.title);
    onClick(name, () => {
      finish();
      change({ composing: { ...idle, forwarding: { from, messages } } });
      openPeer(peer.id);
    });
    return h(
      'div',
      { class: cls('row'), [dataName('data-peer-id')]: peer.id },
      box,
      avatar(peer.id, peer.title),
      name,
    );
  };
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    fillWith(list, ...peers.filter((peer) => peer.title.toLowerCase().includes(wanted)).map(row));
  };
  onInput(search, draw);
  draw();
}
