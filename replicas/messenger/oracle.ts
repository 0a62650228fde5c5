import { exposeReplica } from '../shared/api.ts';
import { questionsSettled } from '../shared/wire.ts';
import { appendText } from './editor/behaviours.ts';
import { composerOf } from './editor/composers.ts';
import { endCall } from './model/calls.ts';
import { draftTexts, forgetDrafts, rebuildCompose } from './model/compose.ts';
import { elsewhere, forgetElsewhere } from './model/elsewhere.ts';
import { switchThread } from './model/navigation.ts';
import { receiveMessage } from './model/send.ts';
import { change, findThread, getState, resetState } from './model/store.ts';

/** Puts `window.__replica` there. Its open conversation is the one whose composer was used last. */
export function exposeOracle(): void {
  exposeReplica({
    elsewhere,
    drafts: draftTexts,
    conversation() {
      const thread = findThread(getState().active);
      return thread && { id: thread.id, title: thread.title, kind: thread.kind };
    },
    settled: questionsSettled,
    open: switchThread,
    appendText(text) {
      const composer = composerOf(getState().active ?? '');
      if (composer) appendText(composer, text);
    },
    rebuildComposer() {
      const { active } = getState();
      if (active !== null) rebuildCompose(active);
    },
    receive(text) {
      const thread = findThread(getState().active);
      if (thread) receiveMessage(thread, text);
    },
    closeMenu() {
      change({ menu: null, dialog: null });
    },
    reset() {
      endCall();
      forgetDrafts();
      forgetElsewhere();
      resetState();
    },
  });
}
