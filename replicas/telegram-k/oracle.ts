import { closeMenu } from './dom/menu.ts';
import { closePopups } from './dom/popup.ts';
import { forgetAllDrafts } from './model/drafts.ts';
import { readText } from './model/editable-text.ts';
import { openPeer } from './model/navigation.ts';
import { sendText } from './model/sending.ts';
import { receiveMessage } from './model/messages-in.ts';
import { activePeer, getState, resetState } from './model/state.ts';
import { forgetPreview } from './model/web-pages.ts';
import { invokeManager } from './port/connection.ts';
import { exposeReplica } from '../shared/api.ts';
import { closeEmojiPanel } from './view/emoji-panel.ts';
import { mountComposer } from './view/composer.ts';
import { currentComposer } from './view/current-composer.ts';

/** Offers the page's model to tests. */
export function exposeOracle(): void {
  exposeReplica({
    drafts: () => Object.fromEntries(getState().drafts),
    conversation() {
      const peer = activePeer();
      return peer ? { id: peer.id, title: peer.title, kind: peer.kind } : null;
    },
    settled: () =>
      new Promise((resolve) => {
        invokeManager('replica', 'settled', [], {}, () => resolve());
      }),
    receive(text) {
      const peer = activePeer();
      if (peer) receiveMessage(peer, text);
    },
    open(id) {
      openPeer(id);
    },
    sendByItself(text) {
      const peer = activePeer();
      if (peer) sendText(peer.id, text, [], 'button');
    },
    appendText(text) {
      currentComposer()?.input.append(text);
    },
    rebuildComposer() {
      const composer = currentComposer();
      const host = composer?.root.parentElement;
      if (composer && host) mountComposer(host, readText(composer.input).text);
    },
    closeMenu: closeEverything,
    reset() {
      closeEverything();
      forgetAllDrafts();
      forgetPreview();
      resetState();
      history.replaceState(null, '', location.pathname + location.search);
    },
  });
}

function closeEverything(): void {
  closeMenu();
  closePopups();
  closeEmojiPanel();
}
