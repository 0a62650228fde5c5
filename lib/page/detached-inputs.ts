import type { Hooks } from './hooks.ts';
import { apply, getterOf, isObject } from './natives.ts';
import type { Callable } from './natives.ts';

const { appendChild, insertBefore, removeChild } = Node.prototype;
const { addEventListener, removeEventListener } = EventTarget.prototype;
const { createElement } = Document.prototype;
const { closest } = Element.prototype;
const { setProperty } = CSSStyleDeclaration.prototype;
const inputTypeOf = getterOf(HTMLInputElement.prototype, 'type');
const controlOf = getterOf(HTMLLabelElement.prototype, 'control');
const eventTypeOf = getterOf(Event.prototype, 'type');
const isConnected = getterOf(Node.prototype, 'isConnected');
const documentOf = getterOf(Node.prototype, 'ownerDocument');
const parentOf = getterOf(Node.prototype, 'parentNode');
const nextOf = getterOf(Node.prototype, 'nextSibling');
const hostOf = getterOf(ShadowRoot.prototype, 'host');
const nodeTypeOf = getterOf(Node.prototype, 'nodeType');
const styleOf = getterOf(HTMLElement.prototype, 'style');
const rootElementOf = getterOf(Document.prototype, 'documentElement');
const fragmentType = 11;

/**
 * A file input that stands in no document is clicked: it is put into ours, hidden, until files were chosen or not. What
 * happens to it passes the window then, where the guard listens.
 */
export function hookDetachedInputs(hooks: Hooks): void {
  const attachFirst = (native: Callable, self: unknown, args: readonly unknown[]): unknown => {
    attach(self);
    return apply(native, self, args);
  };
  hooks.hook(HTMLInputElement.prototype, 'click', 'HTMLElement.click', attachFirst);
  hooks.hook(HTMLInputElement.prototype, 'showPicker', 'HTMLInputElement.showPicker', attachFirst);
  hooks.hook(
    HTMLInputElement.prototype,
    'dispatchEvent',
    'EventTarget.dispatchEvent',
    (native, self, args) =>
      args.length > 0 && eventTypeOf(args[0]) === 'click'
        ? attachFirst(native, self, args)
        : apply(native, self, args),
  );
}

let takeOut: (() => void) | null = null;

function attach(clicked: unknown): void {
  if (!isObject(clicked) || isConnected(clicked) !== false || documentOf(clicked) !== document) return;
  const input = fileInputOf(clicked);
  const root = rootElementOf(document);
  if (!isNode(input) || !isNode(root)) return;
  takeOut?.();
  const top = topOf(input);
  const parent = parentOf(top);
  const next = nextOf(top);
  const box = hiddenBox();
  apply(appendChild, root, [box]);
  apply(appendChild, box, [top]);
  const restore = (): void => {
    takeOut = null;
    apply(removeEventListener, input, ['change', restore]);
    apply(removeEventListener, input, ['cancel', restore]);
    // Unless the page has found another place for it meanwhile.
    if (parentOf(top) === box) apply(removeChild, box, [top]);
    if (isNode(parent) && parentOf(top) === null) {
      apply(insertBefore, parent, [top, isNode(next) && parentOf(next) === parent ? next : null]);
    }
    const around = parentOf(box);
    if (isNode(around)) apply(removeChild, around, [box]);
  };
  takeOut = restore;
  apply(addEventListener, input, ['change', restore]);
  apply(addEventListener, input, ['cancel', restore]);
}

function fileInputOf(clicked: object): unknown {
  if (inputTypeOf(clicked) === 'file') return clicked;
  try {
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- throws for what is no element
    const control = controlOf(apply(closest, clicked as Element, ['label']));
    return inputTypeOf(control) === 'file' ? control : null;
  } catch {
    return null;
  }
}

/** The outermost node that is in no document; within a fragment, whose children would scatter, the one below it. */
function topOf(node: Node): Node {
  let top = node;
  for (;;) {
    const parent = parentOf(top);
    if (!isNode(parent)) return top;
    const host = hostOf(parent);
    if (isNode(host)) top = host;
    else if (nodeTypeOf(parent) === fragmentType) return top;
    else top = parent;
  }
}

function hiddenBox(): Node {
  const box = apply(createElement, document, ['div']);
  // Not the attribute: a strict policy refuses that.
  const style = styleOf(box);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- every element of HTML has one
  apply(setProperty, style as CSSStyleDeclaration, ['display', 'none', 'important']);
  return box;
}

function isNode(value: unknown): value is Node {
  return isObject(value) && nodeTypeOf(value) !== null;
}
