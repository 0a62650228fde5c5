import { isPopupOpen } from '../dom/popup.ts';
import { readText } from '../model/editable-text.ts';
import { change, getState, messagesOf } from '../model/state.ts';
import { sendByCtrlEnter } from '../variant.ts';
import { currentComposer } from './current-composer.ts';
import { focusEditable } from '../model/editable-text.ts';
import { sendComposer } from './send-composer.ts';

/** Keys of the composer, heard on the element itself. */
export function onComposerKey(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229) return;
  if (currentComposer()?.handleListKey(event)) {
    event.preventDefault();
    return;
  }
  if (isSendKey(event)) {
    event.preventDefault();
    sendComposer('enter');
  } else if (event.key === 'ArrowUp') editLastOwn(event);
  else if (event.key === 'Escape' && getState().helper) change({ helper: null });
}

function isSendKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (key !== 'Enter') return false;
  return sendByCtrlEnter ? (ctrlKey || metaKey) && !shiftKey : !shiftKey && !ctrlKey && !metaKey;
}

function editLastOwn(event: KeyboardEvent): void {
  const { active, helper } = getState();
  const composer = currentComposer();
  if (active === null || helper || !composer || readText(composer.input).text !== '') return;
  const message = messagesOf(active).findLast(({ from }) => from === null);
  if (!message) return;
  event.preventDefault();
  change({ helper: { kind: 'edit', message } });
}

/**
 * Keys pressed while nothing is focused go to the composer, and Enter sends from there (assumed). A key press made by
 * script does not count here: it must be aimed at the composer.
 */
export function onBodyKey(event: KeyboardEvent): void {
  const composer = currentComposer();
  if (!event.isTrusted || !composer || isPopupOpen() || event.target !== document.body) return;
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
    focusEditable(composer.input);
  else if (event.key === 'Enter') {
    focusEditable(composer.input);
    onComposerKey(event);
  }
}
