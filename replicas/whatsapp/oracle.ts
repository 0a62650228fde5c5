import { exposeReplica } from '../shared/api.ts';
import { appendToComposer } from './editor/current-composer.ts';
import { closeEverything, openConversation, rebuildComposer } from './model/actions.ts';
import { activeConversation, conversationById, getState, resetState } from './model/store.ts';

export type { ReplicaApi } from '../shared/api.ts';

export function exposeOracle(): void {
  exposeReplica({
    drafts: () => Object.fromEntries([...getState().drafts].map(([id, draft]) => [id, draft.text])),
    conversation() {
      const active = activeConversation();
      return active && { id: active.id, title: active.title, kind: active.kind };
    },
    open(id) {
      openConversation(conversationById(id).id);
    },
    appendText: appendToComposer,
    rebuildComposer,
    closeMenu: closeEverything,
    reset: resetState,
  });
}
