import type { Mark } from '../ask.ts';
import { rememberCaret } from '../dialog/caret.ts';
import { createHost } from '../dialog/host.ts';
import { pageTheme } from '../dialog/theme.ts';
import { element } from '../dialog/element.ts';
import { markModel } from './model.ts';
import { place } from './place.ts';
import { createUnderlines } from './underlines.ts';
import { watchComposer } from './watch.ts';
import { markView, type MarkView } from './view.ts';

/** What is said while somebody types: underlines in the composer, and a chip near its send button. */
export interface Marks {
  mark(mark: Mark | null): void;
  isHost(target: EventTarget | null): boolean;
  /** True for a key press that is ours: the shortcut, Escape while the card is open, and what is pressed in it. */
  wantsKey(event: KeyboardEvent): boolean;
  /** To be called with each trusted event that is ours. */
  handle(event: Event): void;
}

export interface MarksOptions {
  readonly document: Document;
  readonly signal: AbortSignal;
  /** BCP 47. */
  readonly uiLanguage: string;
  /** Says, once, whether a trusted click has just been heard. */
  readonly wasClicked: () => boolean;
}

/** From the last key to the first underline. */
const pauseMs = 100;
/** Editors draw anew after an event; what is shown already follows in this time. */
const redrawMs = 40;
/** A pointer on its way from the chip to the card may leave both for a moment. */
const leaveMs = 250;

interface Shown {
  readonly label: string;
  readonly host: HTMLElement;
  readonly view: MarkView;
  readonly ended: AbortController;
}

export function createMarks({ document, signal, uiLanguage, wasClicked }: MarksOptions): Marks {
  const underlines = createUnderlines(document);
  /** Also those that are going away. */
  const hosts = new WeakSet<EventTarget>();
  let current: Mark | null = null;
  let shown: Shown | null = null;
  let watched: { readonly element: HTMLElement; readonly ended: AbortController } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let restoreCaret: (() => void) | null = null;
  let isOpen = false;

  const hasFocus = () => shown !== null && document.activeElement === shown.host;
  const setOpen = (open: boolean) => {
    clearTimeout(leaving);
    isOpen = open;
    shown?.view.open(open);
    if (!open) restoreCaret = null;
  };
  const remove = () => {
    shown?.ended.abort();
    shown?.host.remove();
    shown = null;
  };
  const clear = () => {
    clearTimeout(timer);
    current = null;
    watched?.ended.abort();
    watched = null;
    const back = restoreCaret;
    const hadFocus = hasFocus();
    setOpen(false);
    remove();
    underlines.clear();
    if (hadFocus) back?.();
  };
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(update, ms);
  };

  const update = () => {
    const mark = current;
    if (mark === null) return;
    if (!mark.element.isConnected || mark.readText() !== mark.text) {
      mark.again();
      return;
    }
    const model = markModel(mark, uiLanguage);
    const theme = pageTheme(document);
    const ranges = model.spans.flatMap(({ start, end }) => mark.rangeOf(start, end) ?? []);
    underlines.draw(ranges, model.weight, theme ?? 'light');
    if (shown?.label !== model.label || !shown.host.isConnected) show(mark, model, theme);
    if (shown === null) return;
    if (theme !== null) shown.view.box.dataset['theme'] = theme;
    place(shown.view.box, mark.element);
  };

  const show = (mark: Mark, model: ReturnType<typeof markModel>, theme: ReturnType<typeof pageTheme>) => {
    remove();
    const view = markView(document, model, theme);
    const spoken = element(document, 'p', { class: 'hidden', role: 'status' });
    view.form.append(spoken);
    const host = createHost(document, view.box).element;
    const ended = new AbortController();
    const listen = { signal: ended.signal };
    view.form.addEventListener(
      'submit',
      (event) => {
        event.preventDefault();
        if (!wasClicked()) return;
        if (event.submitter === view.chip) setOpen(!isOpen);
        else if (event.submitter === view.takeOut) void takeOut(view);
      },
      listen,
    );
    view.box.addEventListener('mouseenter', ({ isTrusted }) => isTrusted && setOpen(true), listen);
    view.box.addEventListener(
      'mouseleave',
      () => {
        clearTimeout(leaving);
        leaving = setTimeout(() => {
          if (!hasFocus()) setOpen(false);
        }, leaveMs);
      },
      listen,
    );
    hosts.add(host);
    document.documentElement.append(host);
    view.box.showPopover();
    view.open(isOpen);
    shown = { label: model.label, host, view, ended };
    // Screen readers speak changes of a live region, not what it was born with.
    setTimeout(() => {
      spoken.textContent = model.spoken;
    });
    place(view.box, mark.element);
  };

  const takeOut = async (view: MarkView) => {
    const took = await current?.takeOut?.().catch(() => false);
    if (took === false) view.sayNotTaken();
  };

  signal.addEventListener('abort', clear, { once: true });
  return {
    mark(mark) {
      if (mark === null || signal.aborted) {
        clear();
        return;
      }
      current = mark;
      if (watched?.element !== mark.element) {
        watched?.ended.abort();
        const ended = new AbortController();
        watched = { element: mark.element, ended };
        watchComposer(
          mark.element,
          {
            changed: () => later(redrawMs),
            moved: () => {
              if (shown !== null) place(shown.view.box, mark.element);
            },
            gone: clear,
          },
          ended.signal,
        );
      }
      later(shown === null ? pauseMs : redrawMs);
    },
    isHost: (target) => target !== null && hosts.has(target),
    wantsKey: (event) =>
      shown !== null &&
      (isShortcut(event) || (isOpen && event.key === 'Escape') || event.target === shown.host),
    handle(event) {
      if (shown === null) return;
      // A press on the chip leaves the caret where it is.
      if (event.type === 'mousedown') event.preventDefault();
      // Where the focus goes is known only afterwards.
      if (event.type === 'focusout') setTimeout(() => hasFocus() || setOpen(false));
      if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return;
      if (isShortcut(event)) {
        event.preventDefault();
        restoreCaret ??= rememberCaret(document);
        const back = restoreCaret;
        setOpen(true);
        restoreCaret = back;
        (shown.view.takeOut ?? shown.view.chip).focus({ preventScroll: true });
      } else if (event.key === 'Escape' && isOpen) {
        event.preventDefault();
        const back = restoreCaret;
        setOpen(false);
        back?.();
      }
    },
  };
}

/** As editors of code have it for a quick fix. */
function isShortcut({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key === '.' && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
