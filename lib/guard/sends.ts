import type { Adapter, Composer, Sending } from '../adapters/adapter.ts';
import { firstHtmlElement } from '../adapters/names.ts';
import type { GuardContext, Redaction } from './context.ts';
import { middleOf } from './drop.ts';
import type { Gate } from './gate.ts';
import { replaceLater } from './lazy-dialog.ts';
import type { OwnEvents } from './own-events.ts';
import { stop } from './stop.ts';

type Handler = (event: Event) => void;
type Handlers = Readonly<Record<string, Handler>>;

/** Enter in a composer, and a click, press or key on a control that sends something. */
export function sends(context: GuardContext, gate: Gate): Handlers {
  const press = presses(context, gate);
  const onControl = (event: Event) => {
    const path = event.composedPath();
    const sending = context.adapter()?.sentBy(path) ?? null;
    if (sending === null) return;
    const control = firstHtmlElement(path);
    const release = () =>
      control?.isConnected
        ? pressAgain(context.own, control)
        : isComposer(sending) && pressEnter(context.own, sending, {});
    if (!gate.passes({ sending, release, ...redactable(sending) })) stop(event);
  };
  return {
    ...press,
    click: onControl,
    keydown(event) {
      if (!(event instanceof KeyboardEvent)) return;
      const adapter = context.adapter();
      if (adapter === null) return;
      const path = event.composedPath();
      const composer = adapter.composerAt(path) ?? withoutFocus(adapter, event, path);
      if (composer === null) {
        // A control with key handling of its own never becomes a click.
        if (event.key !== 'Enter' && event.key !== ' ') return;
        adapter.notice(path);
        context.presses.note(adapter, path);
        onControl(event);
        return;
      }
      if (!mightSend(event) || adapter.listTakesEnter(composer)) return;
      const { ctrlKey, altKey, metaKey, shiftKey } = event;
      const release = () => pressEnter(context.own, composer, { ctrlKey, altKey, metaKey, shiftKey });
      if (!gate.passes({ sending: composer, release, ...redactable(composer) })) stop(event);
    },
  };
}

/**
 * Some pages send when a button goes down. What would be held is kept from them there already, and asked about at the
 * click that follows; what may go is left alone, since pages compare where a click began.
 */
function presses(context: GuardContext, gate: Gate): Handlers {
  let kept: EventTarget | null = null;
  const down = (event: Event) => {
    const adapter = context.adapter();
    if (adapter === null) return;
    const path = event.composedPath();
    adapter.notice(path);
    context.presses.note(adapter, path);
    const sending = adapter.sentBy(path);
    // Other buttons open menus (send later, without a sound), whose entries are controls of their own.
    const isMain = event.type !== 'contextmenu' && !(event instanceof MouseEvent && event.button !== 0);
    kept = !isMain || sending === null || gate.wouldPass(sending) ? null : (path[0] ?? null);
    if (kept === null) return;
    event.stopImmediatePropagation();
    if (event.type === 'mousedown') event.preventDefault(); // the caret stays where it is
  };
  const up = (event: Event) => {
    gate.settlePress();
    if (kept !== null && event.composedPath()[0] === kept) event.stopImmediatePropagation();
  };
  return {
    pointerdown: down,
    mousedown: down,
    touchstart: down,
    contextmenu: down,
    pointerup: up,
    mouseup: up,
    touchend: up,
  };
}

/** Enter with no field in focus: some pages send the open conversation's text then. */
function withoutFocus(adapter: Adapter, event: KeyboardEvent, path: readonly EventTarget[]): Composer | null {
  const [target] = path;
  const isNowhere = target instanceof HTMLBodyElement || target instanceof HTMLHtmlElement;
  return isNowhere && event.key === 'Enter' && adapter.covers(path) ? adapter.composerInFront() : null;
}

// An input method's own Enter commits its text; the Enter after it is the one that sends. Shift+Enter alone is a new line.
function mightSend(event: KeyboardEvent): boolean {
  const isNewLine = event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
  return event.key === 'Enter' && !isNewLine && !event.isComposing && event.keyCode !== 229;
}

function redactable(sending: Sending) {
  if (!isComposer(sending)) return {};
  return { replace: (redaction: Redaction) => replaceLater(sending, redaction) };
}

function isComposer(sending: Sending): sending is Composer {
  return 'readText' in sending;
}

function pressEnter(own: OwnEvents, { element }: Sending, modifiers: KeyboardEventInit): boolean {
  if (!element.isConnected) return false;
  element.focus();
  const key = {
    key: 'Enter',
    code: 'Enter',
    keyCode: 13,
    which: 13,
    bubbles: true,
    cancelable: true,
    composed: true,
  };
  const untouched = own.dispatch(element, new KeyboardEvent('keydown', { ...key, ...modifiers }));
  // A key press of ours does not submit a form by itself, as a person's does in a field of one line.
  if (untouched && element instanceof HTMLInputElement) element.form?.requestSubmit();
  return true;
}

/** The whole press: some controls act on its beginning, some on its end, each on one of them. */
function pressAgain(own: OwnEvents, control: HTMLElement): boolean {
  const { x: clientX, y: clientY } = middleOf(control);
  const at = { clientX, clientY };
  const how = { bubbles: true, cancelable: true, composed: true, detail: 1, isPrimary: true, ...at };
  const make = (MadeEvent: typeof PointerEvent | typeof MouseEvent, type: string, buttons: number) =>
    own.dispatch(control, new MadeEvent(type, { ...how, buttons }));
  make(PointerEvent, 'pointerdown', 1);
  make(MouseEvent, 'mousedown', 1);
  make(PointerEvent, 'pointerup', 0);
  make(MouseEvent, 'mouseup', 0);
  if (control.isConnected) own.click(control);
  return true;
}
