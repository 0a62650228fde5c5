/** Everything a person can do in the dialog that a page could hear of. Those marked passive would delay scrolling. */
const types = [
  ...['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'select'],
  ...['compositionstart', 'compositionupdate', 'compositionend', 'paste', 'copy', 'cut'],
  ...['drop', 'dragenter', 'dragover', 'dragleave', 'dragstart', 'dragend'],
  ...['focus', 'blur', 'focusin', 'focusout'],
  ...['click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'],
  ...['submit', 'cancel', 'close', 'toggle', 'beforetoggle'],
];
const passiveTypes = ['pointercancel', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'wheel'];
const typing = new Set(['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'cut', 'drop']);

export interface Containment {
  /** Listens; safe to repeat, and needed after `document.open()`, which wipes every listener of a window. */
  readonly arm: () => void;
  readonly owns: (event: Event) => boolean;
}

/**
 * Keeps events that belong to our hosts from everyone else, by being the first to hear them: must be created and armed
 * before any page script runs. `handle` gets the trusted ones.
 *
 * - While the dialog is open (`isModal`), all typing is its own, wherever the focus was pushed: some messengers send on
 *   Enter with the body focused.
 * - A key belongs to whoever saw it go down. One that was already down when the dialog opened presses no button there,
 *   and the rest of one that closed the dialog (its repeats, its keyup) does not reach the page.
 */
export function containment(options: {
  readonly window: Window;
  readonly signal: AbortSignal;
  readonly isHost: (target: EventTarget | null) => boolean;
  readonly isModal: () => boolean;
  /** True for the first moments of a dialog. */
  readonly isFresh: () => boolean;
  readonly handle: (event: Event) => void;
}): Containment {
  const { window, signal, isHost, isModal, isFresh, handle } = options;
  const ourKeys = new Set<string>();

  const isRestOfOurKey = (event: Event): event is KeyboardEvent =>
    isKey(event) && event.isTrusted && ourKeys.has(event.code) && (event.type !== 'keydown' || event.repeat);
  const owns = (event: Event): boolean =>
    isHost(event.target) || (isModal() && event.isTrusted && typing.has(event.type)) || isRestOfOurKey(event);

  const listener = (event: Event): void => {
    if (!owns(event)) {
      if (isKey(event) && event.isTrusted && event.type === 'keydown') ourKeys.delete(event.code);
      return;
    }
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    if (isKey(event)) {
      const open = isModal();
      const rest = ourKeys.has(event.code);
      if (event.type === 'keydown' && !event.repeat && open) {
        ourKeys.add(event.code);
        // The second Enter of an impatient person was meant for the message, not for a dialog nobody has read yet.
        if (isFresh() && isActivation(event)) event.preventDefault();
      } else if (!open || (!rest && isActivation(event))) event.preventDefault();
      if (event.type === 'keyup') ourKeys.delete(event.code);
    }
    handle(event);
  };
  return {
    owns,
    arm: () => {
      for (const type of types) window.addEventListener(type, listener, { capture: true, signal });
      for (const type of passiveTypes) {
        window.addEventListener(type, listener, { capture: true, signal, passive: true });
      }
    },
  };
}

function isKey(event: Event): event is KeyboardEvent {
  return event.type === 'keydown' || event.type === 'keypress' || event.type === 'keyup';
}

function isActivation({ key }: KeyboardEvent): boolean {
  return key === 'Enter' || key === ' ';
}
