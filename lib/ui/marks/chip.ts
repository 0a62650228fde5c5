import { rememberCaret } from '../dialog/caret.ts';
import { createHost } from '../dialog/host.ts';
import { element } from '../dialog/element.ts';
import { toolOpenedBy } from '../dialog/suggestions.ts';
import type { Theme } from '../dialog/theme.ts';
import type { MarkModel } from './model.ts';
import { place } from './place.ts';
import { markView, type MarkView } from './view.ts';

/** The chip near a composer's send button, and the card that it opens. */
export interface Chip {
  /** Shows this instead of what it showed before; an open card stays open. */
  show(model: MarkModel, theme: Theme | null, composer: HTMLElement): void;
  /** The pointer or the caret has come to what is underlined, or has left it: its card opens, or closes. */
  hint(isAt: boolean): void;
  /** Follows the composer. */
  move(composer: HTMLElement): void;
  remove(): void;
  readonly isShown: boolean;
  isHost(target: EventTarget | null): boolean;
  /** True for a key press that is ours: the shortcut, Escape while the card is open, and what is pressed in it. */
  wantsKey(event: KeyboardEvent): boolean;
  /** To be called with each trusted event that is ours. */
  handle(event: Event): void;
}

export interface ChipOptions {
  readonly document: Document;
  /** Says, once, whether a trusted click has just been heard. */
  readonly wasClicked: () => boolean;
  /** False when the values could not be taken out. */
  readonly takeOut: () => Promise<boolean>;
  /** One of the tools was opened; `url` is the tool's. */
  readonly suggested: (url: string) => void;
}

/** A pointer on its way from the chip or the words to the card may leave both for a moment. */
const leaveMs = 250;

interface Shown {
  /** What is shown, to tell it from something else. */
  readonly said: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly view: MarkView;
}

export function createChip({ document, wasClicked, takeOut, suggested }: ChipOptions): Chip {
  /** Also those that are going away. */
  const hosts = new WeakSet<EventTarget>();
  let shown: Shown | null = null;
  /** Where the composer was when the chip was put beside it. */
  let placedAt = '';
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  /** To where the focus was before it came into the card by keyboard. */
  let goBack: (() => void) | null = null;

  const hasFocus = () => shown !== null && document.activeElement === shown.host;
  const open = () => {
    clearTimeout(leaving);
    isOpen = true;
    shown?.view.open(true);
  };
  const close = () => {
    clearTimeout(leaving);
    const back = hasFocus() ? goBack : null;
    isOpen = false;
    goBack = null;
    shown?.view.open(false);
    back?.();
  };
  const closeSoon = () => {
    clearTimeout(leaving);
    leaving = setTimeout(() => hasFocus() || close(), leaveMs);
  };
  const focusFirst = () => {
    (shown?.view.takeOut ?? shown?.view.chip)?.focus({ preventScroll: true });
  };

  let isTaking = false;
  const take = async () => {
    // A second click while the first is at work: it has not failed.
    if (isTaking) return;
    isTaking = true;
    try {
      // What was pressed may be gone by then: when one of several values was taken out, the chip is made anew.
      if (!(await takeOut())) shown?.view.sayNotTaken();
    } finally {
      isTaking = false;
    }
  };

  const create = (model: MarkModel, said: string, theme: Theme | null): Shown => {
    const view = markView(document, model, theme);
    const spoken = element(document, 'p', { class: 'hidden', role: 'status' });
    view.form.append(spoken);
    view.form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!wasClicked()) return;
      if (event.submitter === view.takeOut) void take();
      else if (isOpen) close();
      else open();
    });
    const { element: host, root } = createHost(document, view.box);
    hosts.add(host);
    document.documentElement.append(host);
    view.box.showPopover();
    view.open(isOpen);
    // Screen readers speak changes of a live region, not what it was born with.
    setTimeout(() => {
      spoken.textContent = model.spoken;
    });
    return { said, host, root, view };
  };

  const put = ({ view }: Shown, composer: HTMLElement) => {
    placedAt = whereOf(composer);
    place(view.box, view.chip, composer);
  };

  return {
    show(model, theme, composer) {
      const said = JSON.stringify({ ...model, spans: [] });
      if (shown?.said !== said || !shown.host.isConnected) {
        const hadFocus = hasFocus();
        shown?.host.remove();
        shown = create(model, said, theme);
        if (hadFocus) focusFirst();
      }
      if (theme !== null) shown.view.box.dataset['theme'] = theme;
      put(shown, composer);
    },
    hint(isAt) {
      if (isAt) open();
      else if (isOpen) closeSoon();
    },
    move(composer) {
      // A list that scrolls beside it moves nothing, and must not make the chip jump.
      if (shown !== null && whereOf(composer) !== placedAt) put(shown, composer);
    },
    remove() {
      close();
      shown?.host.remove();
      shown = null;
    },
    get isShown() {
      return shown !== null;
    },
    isHost: (target) => target !== null && hosts.has(target),
    wantsKey: (event) =>
      shown !== null &&
      (isShortcut(event) || (isOpen && event.key === 'Escape') || event.target === shown.host),
    handle(event) {
      if (shown === null) return;
      if (event.target === shown.host) {
        // A press on the chip leaves the caret where it is.
        if (event.type === 'mousedown') event.preventDefault();
        const tool =
          event instanceof MouseEvent ? toolOpenedBy(event, shown.root, shown.view.suggestions) : null;
        if (tool !== null) suggested(tool);
        // From one part of it to another they do not leave the shadow tree.
        if (event.type === 'mouseover') open();
        if (event instanceof MouseEvent && event.type === 'mouseout' && event.relatedTarget !== shown.host)
          closeSoon();
        // Where the focus goes is known only afterwards.
        if (event.type === 'focusout') setTimeout(() => hasFocus() || close());
      }
      if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return;
      if (isShortcut(event)) {
        event.preventDefault();
        goBack ??= rememberCaret(document);
        open();
        focusFirst();
      } else if (event.key === 'Escape' && isOpen) {
        event.preventDefault();
        close();
      }
    },
  };
}

function whereOf(composer: HTMLElement): string {
  const { top, right, bottom, left } = composer.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  return [top, right, bottom, left, innerWidth, innerHeight].join(' ');
}

/** As editors of code have it for a quick fix. A full stop needs Shift in French, and has another key in Arabic. */
function isShortcut({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return (key === '.' || (code === 'Period' && !shiftKey)) && (ctrlKey || metaKey) && !altKey;
}
