import type { SentConversation } from '../sent.ts';
import { make, makeButton } from './dom.ts';
import { makeField } from './field.ts';
import { draftOf, keepDraft, type Message, send } from './model.ts';
import { filesOf, makeTray } from './tray.ts';
import { composerDrift, labels } from './variant.ts';

export interface Composer {
  readonly element: HTMLElement;
  appendText(text: string): void;
  stage(files: readonly File[]): void;
  focus(): void;
}

/** The form under a conversation. Its text starts from the draft, its files from `staged`. */
export function makeComposer(
  conversation: SentConversation,
  staged: File[],
  onSent: (conversation: SentConversation, message: Message) => void,
): Composer {
  const field = makeField(`${labels.composer} ${conversation.title}`, draftOf(conversation.id));
  const tray = makeTray(staged);
  const leave = (path: 'enter' | 'button') => {
    const text = field.text();
    const files = tray.take();
    void send(conversation, text, files, path).then((message) => {
      if (message) onSent(conversation, message);
    });
    if (text.trim() !== '' || files.length > 0) field.setText('');
  };
  field.onInput((text) => {
    keepDraft(conversation.id, text);
  });
  field.onEnter(() => {
    leave('enter');
  });
  field.element.addEventListener('paste', (event) => {
    const files = filesOf(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    tray.add(files);
  });
  return {
    element: frame([tray.list, tray.input, field.element], () => {
      leave('button');
    }),
    appendText(text) {
      field.setText(field.text() + text);
      keepDraft(conversation.id, field.text());
    },
    stage: tray.add,
    focus() {
      field.element.focus();
    },
  };
}

/** An ordinary form with a submit button; drifted, neither the footer nor the form is one. */
function frame(children: readonly Node[], onSend: () => void): HTMLElement {
  if (composerDrift) {
    const button = makeButton(labels.send, onSend);
    return make('section', { r: 'composer' }, make('div', { r: 'form' }, ...children, button));
  }
  const form = make(
    'form',
    { 'aria-label': labels.form, r: 'form' },
    ...children,
    make('button', { type: 'submit' }, labels.send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSend();
  });
  return make('footer', { r: 'composer' }, form);
}
