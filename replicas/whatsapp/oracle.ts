import type { SentConversation } from '../sent.ts';
import { exposeReplica } from '../shared/api.ts';
import { questionsSettled } from '../shared/wire.ts';
import { appendToComposer } from './editor/current-composer.ts';
import { closeEverything, openConversation, rebuildComposer } from './model/actions.ts';
import { statusAudience } from './model/conversations.ts';
import { receiveMessage } from './model/send-more.ts';
import { nothingIsDue } from './model/soon.ts';
import { activeConversation, conversationById, getState, resetState } from './model/store.ts';

export type { ReplicaApi } from '../shared/api.ts';

export function exposeOracle(): void {
  exposeReplica({
    drafts: () => Object.fromEntries([...getState().drafts].map(([id, draft]) => [id, draft.text])),
    conversation() {
      const open = receiver();
      return open && { id: open.id, title: open.title, kind: open.kind };
    },
    async settled() {
      await nothingIsDue();
      await questionsSettled();
    },
    receive: receiveMessage,
    open(id) {
      openConversation(conversationById(id).id);
    },
    appendText: appendToComposer,
    rebuildComposer,
    closeMenu: closeEverything,
    reset: resetState,
  });
}

/** Whom a send would reach now; on the status page everybody, or who posted the status that is looked at. */
function receiver(): SentConversation | null {
  const { overlay } = getState();
  if (overlay?.kind !== 'status') return activeConversation();
  const { view } = overlay;
  if (view.what === 'nothing') return null;
  const from = view.what === 'one' ? view.status.from : null;
  return from === null ? statusAudience : conversationById(from);
}
