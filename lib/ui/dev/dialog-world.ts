import type { AskAnswer, Dialog, Progress } from '../ask.ts';
import { createDialog } from '../dialog/index.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { openEars } from '../ears.ts';
import { typingGuard } from './marks.ts';
import { dialogStates } from './requests.ts';

/**
 * What a content script would be, for tests: the dialog and handles to ask with. As for the guard, only the ears are there
 * from the start, and the dialog comes when the page's own listeners have long been there.
 */
const ended = new AbortController();
const asked = new AbortController();
const ears = openEars(window, ended.signal);
let late: Dialog | null = null;
const theDialog = () =>
  (late ??= createDialog(
    { document, signal: ended.signal, uiLanguage: 'en', ears, unreadMs: world.unreadMs },
    dialogCatalogues,
  ));
const noProgress: Progress = {
  reached: () => undefined,
  done: () => undefined,
  cancelled: Promise.resolve(),
};
const world = {
  answers: new Array<AskAnswer>(),
  reports: new Array<string>(),
  wishes: new Array<string>(),
  suggested: new Array<string>(),
  takesReports: true,
  /** Of the dialog, from its first question on. */
  unreadMs: 0,
  next: Promise.resolve<AskAnswer>({ kind: 'edit' }),
  get dialog() {
    return theDialog();
  },
  progress: noProgress,
  cancelled: 0,
  ended,
  asked,
  ask(name: string): void {
    const state = dialogStates[name];
    if (state === undefined) throw new Error(`no state ${name}`);
    const dispute = (text: string) => {
      world.reports.push(text);
      return Promise.resolve(world.takesReports);
    };
    const wish = (text: string) => {
      world.wishes.push(text);
      return Promise.resolve(world.takesReports);
    };
    const suggested = (url: string) => {
      world.suggested.push(url);
    };
    const { request } = state;
    const told = {
      ...(request.dispute !== undefined && { dispute }),
      ...(request.wish !== undefined && { wish }),
      suggested,
    };
    world.next = theDialog()
      .ask({ ...request, ...told }, asked.signal)
      .then((answer) => {
        world.answers.push(answer);
        return answer;
      });
  },
  /** Marks what is held in a field, now and after each input. */
  type(selector: string, action: 'warn' | 'block', takesOut: boolean, tool?: string): void {
    const suggested = (url: string) => {
      world.suggested.push(url);
    };
    const options = { action, takesOut, suggested, ...(tool !== undefined && { tool }) };
    typingGuard(theDialog(), document.querySelector(selector), options);
  },
  underlined(name: string): readonly string[] {
    return [...(CSS.highlights.get(name) ?? [])].map(String);
  },
  middleOfUnderlined(): { readonly x: number; readonly y: number } {
    const [range] = [...CSS.highlights.values()].flatMap((all) => [...all]);
    if (!(range instanceof Range)) throw new Error('nothing is underlined');
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  },
  check(text: string): void {
    world.progress = theDialog().progress({ text, channel: 'file' }, asked.signal);
    void world.progress.cancelled.then(() => (world.cancelled += 1));
  },
};
Object.assign(globalThis, { world });
