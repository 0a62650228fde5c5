import type { Adapter, Composer } from '../adapters/adapter.ts';
import { firstHtmlElement } from '../adapters/names.ts';
import type { Attempt, GuardContext } from './context.ts';
import type { FileGate } from './file-gate.ts';
import type { Gate } from './gate.ts';
import { type Carried, carriedBy, textIn, textInto } from './pasted.ts';
import { stop } from './stop.ts';

/** Text and files pasted where messages are written. */
export function paste(context: GuardContext, gate: Gate, files: FileGate): (event: Event) => void {
  return (event) => {
    if (!(event instanceof ClipboardEvent)) return;
    const adapter = context.adapter();
    const path = event.composedPath();
    if (adapter === null || !adapter.covers(path)) return;
    const carried = carriedBy(event.clipboardData);
    const composer = adapter.composerAt(path) ?? takerOf(adapter, path);
    const place = composer?.element ?? firstHtmlElement(path);
    const attempt = composer && attemptOf(context, composer, carried);
    if (attempt !== null && textIn(carried) !== '' && !gate.passes(attempt)) {
      stop(event);
      return;
    }
    if (carried.files.length === 0 || place === null) return;
    const selection = composer && savedRange(context.document, composer.element);
    const passes = files.passes({
      files: carried.files,
      conversation: () => adapter.conversationAt([place]),
      release(kept) {
        if (!place.isConnected) return false;
        if (composer !== null) focusAt(context.document, composer.element, selection);
        return insert(context, place, { ...carried, files: kept });
      },
    });
    if (!passes) stop(event);
  };
}

/** A paste outside of any field goes to the composer in front; one into another field (search) stays there. */
function takerOf(adapter: Adapter, path: readonly EventTarget[]): Composer | null {
  const isInField = path.some((target) => target instanceof HTMLElement && target.matches(fieldSelector));
  return isInField ? null : adapter.composerInFront();
}

const fieldSelector = 'input, textarea, [contenteditable]:not([contenteditable="false"])';

function attemptOf(context: GuardContext, composer: Composer, pasted: Carried): Attempt {
  const selection = savedRange(context.document, composer.element);
  let carried = pasted;
  return {
    sending: textInto(composer, 'paste', () => textIn(carried)),
    // Nothing of it is in the page yet: the redacted text goes in instead.
    replace({ text }) {
      carried = { text, html: '', files: [] };
      return Promise.resolve(true);
    },
    release() {
      if (!composer.element.isConnected) return false;
      focusAt(context.document, composer.element, selection);
      // Nobody has judged the files that came with it; a page that takes them takes them instead of the text.
      return insert(context, composer.element, { ...carried, files: [] });
    },
  };
}

/**
 * Pastes anew. Firefox hides a synthetic paste's data from other worlds, so the hooks in the page's own world do it;
 * without them the text goes in as typed, which rich editors take as well.
 */
function insert(context: GuardContext, element: HTMLElement, { text, html, files }: Carried): boolean {
  const type = () => text !== '' && context.document.execCommand('insertText', false, text);
  if (context.client.browser === 'firefox') {
    const taken = context.own.during('paste', () => context.page.paste(element, text, html, files));
    return taken === true || type();
  }
  const data = new DataTransfer();
  if (text !== '') data.setData('text/plain', text);
  if (html !== '') data.setData('text/html', html);
  for (const file of files) data.items.add(file);
  const event = new ClipboardEvent('paste', {
    clipboardData: data,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  const untouched = context.own.dispatch(element, event);
  return untouched ? type() || files.length > 0 : true;
}

function savedRange(document: Document, within: Element): Range | null {
  const selection = document.getSelection();
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  return range !== null && within.contains(range.commonAncestorContainer) ? range.cloneRange() : null;
}

function focusAt(document: Document, element: HTMLElement, range: Range | null): void {
  element.focus();
  if (range === null || !element.contains(range.commonAncestorContainer)) return;
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
