import type { SentConversation } from '../sent.ts';
import { make, makeButton } from './dom.ts';
import { makeField } from './field.ts';
import { type Message, sendEdit } from './model.ts';
import { labels } from './variant.ts';

let closeEditor: (() => void) | null = null;

/** Closes the editor of a sent message without sending. */
export function closeOpenEditor(): void {
  closeEditor?.();
}

/** One message; an own one can be edited in its place. */
export function makeRow(conversation: SentConversation, message: Message): HTMLElement {
  const own = message.from === null;
  const row = make(
    'li',
    { 'data-message-id': message.id, r: own ? 'own' : 'message' },
    ...(message.from === null ? [] : [make('strong', {}, message.from)]),
    ...(message.text === '' ? [] : [make('p', { r: 'text' }, message.text)]),
    ...message.files.map((name) => make('p', { r: 'file' }, name)),
    ...(message.edited ? [make('small', {}, labels.edited)] : []),
  );
  if (own && message.text !== '') {
    const edit = makeButton(labels.edit, () => {
      openEditor(conversation, message, row);
    });
    row.append(edit);
  }
  return row;
}

function openEditor(conversation: SentConversation, message: Message, row: HTMLElement): void {
  closeOpenEditor();
  const field = makeField(labels.editForm, message.text);
  const close = (replacement: HTMLElement) => {
    editor.replaceWith(replacement);
    closeEditor = null;
  };
  const save = () => {
    const after = sendEdit(conversation, message, field.text());
    close(after ? makeRow(conversation, after) : row);
  };
  const cancel = () => {
    close(row);
  };
  const editor = make(
    'li',
    { 'data-message-id': message.id, r: 'own' },
    make(
      'div',
      { role: 'group', 'aria-label': labels.editForm, r: 'form' },
      field.element,
      makeButton(labels.save, save),
      makeButton(labels.cancel, cancel),
    ),
  );
  field.onEnter(save);
  row.replaceWith(editor);
  closeEditor = cancel;
  field.element.focus();
}
