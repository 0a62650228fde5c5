import type { Composer } from '../adapters/adapter.ts';
import type { Attempt, GuardContext } from './context.ts';
import type { Gate } from './gate.ts';
import { stop } from './typed-text.ts';

/** Text pasted into a composer. Files on the clipboard are another channel. */
export function paste(context: GuardContext, gate: Gate): (event: Event) => void {
  return (event) => {
    if (!(event instanceof ClipboardEvent)) return;
    const composer = context.adapter()?.composerAt(event.composedPath()) ?? null;
    const text = textOn(event.clipboardData);
    if (composer === null || text === '') return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (!gate.passes(attemptOf(context, composer, { text, files }))) stop(event);
  };
}

// Must be read while the event is being handled: later it is empty.
function textOn(data: DataTransfer | null): string {
  return data?.getData('text/plain') || data?.getData('text/uri-list') || '';
}

interface Pasted {
  readonly text: string;
  readonly files: readonly File[];
}

function attemptOf(context: GuardContext, composer: Composer, pasted: Pasted): Attempt {
  const selection = savedRange(context.document, composer.element);
  return {
    composer,
    channel: 'paste',
    readContent: () => (composer.element.isConnected ? pasted.text : null),
    release() {
      if (!composer.element.isConnected) return false;
      composer.element.focus();
      restoreRange(context.document, composer.element, selection);
      return insert(context, composer.element, pasted);
    },
  };
}

/**
 * Chromium hands a synthetic paste's data on to the page. Firefox hides it from other worlds: there the text goes in
 * as typed, which rich editors take as well.
 */
function insert(context: GuardContext, element: HTMLElement, { text, files }: Pasted): boolean {
  if (context.client.browser === 'firefox') return context.document.execCommand('insertText', false, text);
  const data = new DataTransfer();
  data.setData('text/plain', text);
  for (const file of files) data.items.add(file);
  const event = new ClipboardEvent('paste', {
    clipboardData: data,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  const untouched = context.own.dispatch(element, event);
  return untouched ? context.document.execCommand('insertText', false, text) : true;
}

function savedRange(document: Document, within: Element): Range | null {
  const selection = document.getSelection();
  const range = selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  return range !== null && within.contains(range.commonAncestorContainer) ? range.cloneRange() : null;
}

function restoreRange(document: Document, within: Element, range: Range | null): void {
  if (range === null || !within.contains(range.commonAncestorContainer)) return;
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
