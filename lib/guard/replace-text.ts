import type { Composer } from '../adapters/adapter.ts';
import { isPlainField } from '../adapters/fields.ts';
import { rangeOfText } from '../adapters/read-text.ts';
import type { Redaction } from './context.ts';

/** Editors take a selection over in their own time, and ignore what changes within 100 ms of their own change. */
const settleMs = 80;

/**
 * Redacts what a composer would send, through its editor: a change of its DOM would show one text and send the other.
 * Only the values are replaced, so that the rest keeps its form and undo works. False when the editor did not take it.
 */
export async function replaceText(composer: Composer, { was, text, changes }: Redaction): Promise<boolean> {
  const { element } = composer;
  if (!element.isConnected || composer.readText() !== was) return false;
  element.focus();
  for (const { start, end, by } of changes) {
    if (!select(element, start, end)) return false;
    await pause();
    // The page may have gone to another conversation meanwhile: what is typed goes to where the focus is.
    if (!isFocused(element)) return false;
    element.ownerDocument.execCommand('insertText', false, by);
    await pause();
  }
  if (!isFocused(element)) return false;
  if (composer.readText() === text) return true;
  await replaceAll(element, text);
  return composer.readText() === text;
}

function isFocused(element: HTMLElement): boolean {
  return element.isConnected && element.contains(element.ownerDocument.activeElement);
}

function select(element: HTMLElement, start: number, end: number): boolean {
  if (isPlainField(element)) {
    element.setSelectionRange(start, end);
    return true;
  }
  const range = rangeOfText(element, start, end);
  const selection = element.ownerDocument.getSelection();
  if (range === null || selection === null) return false;
  selection.removeAllRanges();
  selection.addRange(range);
  return true;
}

/** For editors that take no part: everything is selected and typed over, as text alone. */
async function replaceAll(element: HTMLElement, text: string): Promise<void> {
  const selection = element.ownerDocument.getSelection();
  selection?.selectAllChildren(element);
  await pause();
  const how = { bubbles: true, cancelable: true, composed: true };
  element.dispatchEvent(new InputEvent('beforeinput', { ...how, inputType: 'insertText', data: text }));
  await pause();
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, settleMs);
  });
}
