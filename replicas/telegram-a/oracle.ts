import { exposeReplica } from '../shared/api.ts';
import { composer } from './composer/composer.ts';
import { forgetSavedDrafts } from './model/drafts.ts';
import { newMessageId } from './model/ids.ts';
import { openPeer, openRoute } from './model/route.ts';
import { sendText } from './model/send.ts';
import { activePeer, getState, peerById, putMessage, resetState } from './model/store.ts';
import { forgetInWorker, settled } from './model/worker-line.ts';
import { openCaption } from './view/media-modal.ts';
import { closeOverlays } from './view/overlay.ts';

/** Puts `window.__replica` there. Its records are the worker's; chaos also reaches an open modal's caption. */
export function exposeOracle(): void {
  const editable = () => openCaption() ?? composer.editable;
  exposeReplica({
    drafts: () => Object.fromEntries([...getState().drafts].map(([id, draft]) => [id, draft.text])),
    conversation() {
      const peer = activePeer();
      return peer && { id: peer.id, title: peer.title, kind: peer.kind };
    },
    settled,
    open(id) {
      if (!peerById(id)) throw new Error('No such conversation.');
      openPeer(id);
    },
    appendText(text) {
      const { text: before, entities } = editable().read();
      editable().write({ text: before + text, ...(entities && { entities }) });
    },
    rebuildComposer() {
      editable().rebuild();
    },
    receive(text) {
      const peer = activePeer();
      if (!peer) return;
      putMessage(peer.id, { id: newMessageId(), from: peer.title, at: Date.now(), content: { text } });
    },
    sendByItself(text) {
      sendText({ text }, { via: 'button' });
    },
    closeMenu: closeOverlays,
    reset() {
      closeOverlays();
      composer.editable.write({ text: '' });
      forgetSavedDrafts();
      resetState();
      openRoute(null);
      forgetInWorker();
    },
  });
}
