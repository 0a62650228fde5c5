import { appendChild, createElement, listen, unlisten } from '../messaging/dom-natives.ts';
import { apply, getter, method } from '../messaging/natives.ts';
import type { Callable } from '../messaging/natives.ts';
import type { Hooks } from './hooks.ts';

const insertBefore = method('Node', 'insertBefore');
const remove = method('Element', 'remove');
const closest = method('Element', 'closest');
const inputClass = 'HTMLInputElement';
const inputTypeOf = getter(inputClass, 'type');
const controlOf = getter('HTMLLabelElement', 'control');
const eventTypeOf = getter('Event', 'type');
const isConnected = getter('Node', 'isConnected');
const documentOf = getter('Node', 'ownerDocument');
const parentOf = getter('Node', 'parentNode');
const parentElementOf = getter('Node', 'parentElement');
const nextOf = getter('Node', 'nextSibling');
const hostOf = getter('ShadowRoot', 'host');
const rootOf = getter('Document', 'documentElement');

/**
 * A file input that stands in no document is clicked: it is put into ours, hidden, until files were chosen or not. What
 * happens to it passes the window then, where the guard listens.
 */
export function hookDetachedInputs({ hook }: Hooks): void {
  const attachFirst = (native: Callable, self: unknown, args: readonly unknown[]): unknown => {
    if (isConnected(self) === false && documentOf(self) === document) attach(fileInputOf(self));
    return apply(native, self, args);
  };
  hook(inputClass, 'click', attachFirst);
  hook(inputClass, 'showPicker', attachFirst);
  hook(inputClass, 'dispatchEvent', (native, self, args) =>
    eventTypeOf(args[0]) === 'click' ? attachFirst(native, self, args) : apply(native, self, args),
  );
}

let takeOut: (() => void) | null = null;

function attach(input: unknown): void {
  if (input === null) return;
  takeOut?.();
  const top = topOf(input);
  const parent = parentOf(top);
  const next = nextOf(top);
  // No page can show what is in one, and it needs no style, which a strict policy might refuse.
  const box = createElement(document, 'noscript');
  appendChild(box, top);
  appendChild(rootOf(document), box);
  const restore = (event?: Event): void => {
    // A page that makes this event itself would have its input taken out before anything is chosen.
    if (event !== undefined && eventTypeOf(event) === 'cancel' && !event.isTrusted) return;
    takeOut = null;
    unlisten(input, 'change', restore);
    unlisten(input, 'cancel', restore);
    // Unless the page has found another place for it meanwhile.
    if (parentOf(top) === box) {
      remove(top);
      if (parent !== null) insertBefore(parent, top, parentOf(next) === parent ? next : null);
    }
    remove(box);
  };
  takeOut = restore;
  listen(input, 'change', restore);
  listen(input, 'cancel', restore);
}

function fileInputOf(clicked: unknown): unknown {
  let input = clicked;
  try {
    if (inputTypeOf(clicked) === null) input = controlOf(closest(clicked, 'label'));
  } catch {
    // No element.
  }
  return inputTypeOf(input) === 'file' ? input : null;
}

/** The outermost element that is in no document. A fragment stays out: its children would scatter. */
function topOf(node: unknown): unknown {
  const above = parentElementOf(node) ?? hostOf(parentOf(node));
  return above === null ? node : topOf(above);
}
