import { forgetDraft } from '../model/drafts.ts';
import { readText, type RichText } from '../model/editable-text.ts';
import { editMessage, forwardMessages, type SendOptions, sendText } from '../model/sending.ts';
import { change, getState } from '../model/state.ts';
import { forgetPreview } from '../model/web-pages.ts';
import { currentComposer } from './current-composer.ts';

/** Sends what the composer holds: a new text, a changed one, or messages to forward with a text before them. */
export function sendComposer(path: 'enter' | 'button', options: SendOptions = {}): void {
  const { active } = getState();
  const composer = currentComposer();
  if (active === null || !composer) return;
  const rich = readText(composer.input);
  if (getState().helper?.kind === 'edit') {
    saveEdit(active, rich);
    return;
  }
  const { helper } = getState();
  if (rich.text !== '') {
    composer.setText('');
    composer.input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    forgetDraft(active);
    forgetPreview();
    sendText(active, rich.text, rich.entities, path, options);
  }
  if (helper?.kind === 'forward') {
    change({ helper: null });
    forwardMessages(active, helper.fromPeerId, helper.mids);
  }
}

function saveEdit(active: string, { text, entities }: RichText): void {
  const { helper } = getState();
  if (helper?.kind !== 'edit' || text === '') return;
  if (text === helper.message.text) change({ helper: null });
  else editMessage(active, helper.message, text, entities);
}
