import type { AskAnswer, AskRequest, Dialog, DialogOptions } from '../ask.ts';
import { openEars } from '../ears.ts';
import { createMarks } from '../marks/index.ts';
import { textsFor, type Catalogues } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { rememberCaret } from './caret.ts';
import { contain } from './containment.ts';
import { createHost, watchHost } from './host.ts';
import { dialogModel } from './model.ts';
import { overOurs } from './on-top.ts';
import { createProgressNotices } from './progress.ts';
import { toolOpenedBy } from './suggestions.ts';
import { pageTheme } from './theme.ts';
import { createToast } from './toast.ts';
import { dialogView, type DialogView } from './view.ts';

interface Question {
  readonly view: DialogView;
  /** Notes a click that opens one of the suggested tools. */
  follow(event: MouseEvent): void;
  /** Remembers which of its controls has the focus, or had it last, and returns that. */
  noteFocus(): Element | null;
  settle(answer: AskAnswer): void;
}

/**
 * The dialog of one frame. Without `ears` that were opened before, create it at document_start and before the guard's own
 * listeners, so that it is the first to hear events.
 */
export function createDialog(options: DialogOptions, catalogues: Catalogues<DialogKey>): Dialog {
  const { document, signal, uiLanguage, unreadMs = 400 } = options;
  const window = document.defaultView;
  if (window === null) throw new Error('the dialog needs a document with a window');
  const ears = options.ears ?? openEars(window, signal);
  /** For what is said without a request, which would bring the reader's languages. */
  const texts = textsFor(catalogues, [...window.navigator.languages, uiLanguage]);
  const toast = createToast(document, signal);
  let question: Question | null = null;
  let clickWasTrusted = false;
  const takeClick = () => {
    const taken = clickWasTrusted;
    clickWasTrusted = false;
    return taken;
  };
  const notices = createProgressNotices(document, texts, signal, takeClick);
  const marks = createMarks({
    document,
    signal,
    uiLanguage,
    catalogues,
    wasClicked: takeClick,
    isAsking: () => question !== null,
  });
  /** Also those that are going away: their last focus events are nobody's business either. */
  const hosts = new WeakSet<EventTarget>();

  const owns = contain({
    ears,
    isHost: (target) =>
      target !== null &&
      (hosts.has(target) || toast.isHost(target) || notices.isHost(target) || marks.isHost(target)),
    isModal: () => question !== null,
    isFresh: () => question !== null && !('ready' in question.view.dialog.dataset),
    wantsKey: (event) =>
      (notices.isShown && (isEscape(event) || notices.isHost(event.target))) || marks.wantsKey(event),
    handle: (event) => {
      if (event.type === 'click' && toast.isHost(event.target)) toast.dismiss();
      if (event.type === 'click') {
        clickWasTrusted = true;
        // It answers at once, if at all: none is kept for a press that somebody makes up.
        window.setTimeout(takeClick);
      }
      // From one control of ours to another, focus events do not leave the shadow tree: any other event tells.
      const focused = question?.noteFocus();
      // It would press the dialog's first button, which has nothing to do with the reason that was chosen.
      if (focused instanceof HTMLInputElement && isPress(event, 'Enter')) event.preventDefault();
      if (event instanceof MouseEvent) question?.follow(event);
      if (event.type === 'input') question?.view.refresh();
      if (question === null && !(notices.isShown && isEscape(event))) marks.handle(event);
      else if (isEscape(event)) {
        event.preventDefault();
        if (question !== null) question.settle({ kind: 'edit' });
        else notices.cancel();
      }
    },
  });

  const open = (request: AskRequest, askSignal: AbortSignal, resolve: (answer: AskAnswer) => void) => {
    const ended = new AbortController();
    const restoreCaret = rememberCaret(document);
    const view = dialogView(document, dialogModel(request, uiLanguage, catalogues), {
      dispute: (text) => request.dispute?.(text) ?? Promise.resolve(false),
      wish: (text) => request.wish?.(text) ?? Promise.resolve(false),
      carry: async (url) => {
        if (!(await copy(window, request.text))) return false;
        window.open(url, '_blank', 'noopener,noreferrer');
        request.suggested?.(url);
        return true;
      },
    });
    const theme = pageTheme(document);
    if (theme) view.dialog.dataset['theme'] = theme;
    const host = createHost(document, view.dialog);
    const settle = (answer: AskAnswer) => {
      if (ended.signal.aborted) return;
      ended.abort();
      question = null;
      host.element.remove();
      restoreCaret();
      marks.resume();
      resolve(answer);
    };
    const follow = (event: MouseEvent) => {
      const tool = toolOpenedBy(event, host.root, view.suggestions);
      if (tool !== null) request.suggested?.(tool);
    };
    let focused: Element | null = null;
    const noteFocus = () => {
      focused = host.root.activeElement ?? focused;
      return focused;
    };
    question = { view, settle, follow, noteFocus };
    window.setTimeout(() => {
      view.dialog.dataset['ready'] = '';
    }, unreadMs);
    hosts.add(host.element);
    const edit = () => settle({ kind: 'edit' });
    const listen = { signal: ended.signal };
    for (const outer of [signal, askSignal]) outer.addEventListener('abort', edit, listen);
    // Buttons answer by submitting the form: that event does not leave the shadow tree, a click does and is contained.
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      // Nobody has read it yet: the second click of an impatient person was meant for what was there before.
      if (!takeClick() || !('ready' in view.dialog.dataset)) return;
      if (!view.press(event.submitter)) settle(view.answer(event.submitter));
    };
    const raised = overOurs(() => {
      const { scrollTop } = view.dialog;
      const had = host.root.activeElement ?? focused;
      // What leaves the document leaves the layer on top, and comes back as its last.
      document.documentElement.append(host.element);
      view.dialog.removeAttribute('open');
      view.dialog.showModal();
      if (had instanceof HTMLElement) had.focus({ preventScroll: true });
      view.dialog.scrollTop = scrollTop;
    }, edit);
    // Repeated at each showing: `document.open()` wipes the listeners of every node, ours included.
    const arm = () => {
      ears.arm();
      for (const type of ['toggle', 'fullscreenchange'])
        window.addEventListener(type, raised, { capture: true, ...listen });
      view.form.addEventListener('submit', submit, listen);
      for (const type of ['cancel', 'close']) view.dialog.addEventListener(type, edit, listen);
    };

    let attached = 0;
    const show = () => {
      if (view.dialog.matches(':modal') && host.element.isConnected) return;
      // A page that throws us out twice means it: nothing is sent, and the guard says so by itself.
      if (attached === 2) {
        edit();
        return;
      }
      attached += 1;
      arm();
      view.dialog.removeAttribute('open');
      document.documentElement.append(host.element);
      watchHost(host, show, ended.signal);
      try {
        view.dialog.showModal();
      } catch {
        // The page took the host away in the middle of it; `watchHost` tries once more.
        return;
      }
      view.primary.focus({ preventScroll: true });
      view.dialog.scrollTop = 0;
    };
    show();
    view.start(ended.signal);
  };

  return {
    ask: (request, askSignal) => {
      question?.settle({ kind: 'edit' });
      if (signal.aborted || askSignal.aborted) return Promise.resolve({ kind: 'edit' });
      return new Promise((resolve) => open(request, askSignal, resolve));
    },
    notify: (notice) => {
      toast.show(texts.say(notice), texts.language);
    },
    mark: (mark) => {
      marks.mark(mark);
    },
    progress: (request, progressSignal) => notices.show(request, progressSignal),
    owns,
  };
}

async function copy(window: Window, text: string): Promise<boolean> {
  try {
    await window.navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // the page's own policy may forbid it
  }
}

const isEscape = (event: Event): boolean => isPress(event, 'Escape');

function isPress(event: Event, key: string): boolean {
  return (
    event instanceof KeyboardEvent && event.type === 'keydown' && event.key === key && !event.isComposing
  );
}
