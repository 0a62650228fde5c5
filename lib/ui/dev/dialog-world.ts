import type { AskAnswer } from '../ask.ts';
import { createDialog } from '../dialog/index.ts';
import { dialogStates } from './requests.ts';

/** What a content script would be, for tests: the dialog and handles to ask with. */
const ended = new AbortController();
const asked = new AbortController();
const dialog = createDialog({ document, signal: ended.signal, uiLanguage: 'en', unreadMs: 0 });
const world = {
  answers: new Array<AskAnswer>(),
  next: Promise.resolve<AskAnswer>({ kind: 'edit' }),
  dialog,
  ended,
  asked,
  ask(name: string): void {
    const state = dialogStates[name];
    if (state === undefined) throw new Error(`no state ${name}`);
    world.next = dialog.ask(state.request, asked.signal).then((answer) => {
      world.answers.push(answer);
      return answer;
    });
  },
};
Object.assign(globalThis, { world });
