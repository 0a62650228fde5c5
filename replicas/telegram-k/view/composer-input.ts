import { el } from '../dom/el.ts';
import { focusEditable } from '../model/editable-text.ts';
import { composerCx } from '../variant.ts';
import { onComposerKey } from './composer-keys.ts';

export interface ComposerInput {
  readonly input: HTMLElement;
  readonly fake: HTMLElement;
  setText(text: string): void;
}

const maxHeightPx = 240;

/** The editable element and its twin, which is never seen: a copy of the content that is measured for the height. */
export function createComposerInput(label: string, marks: Readonly<Record<string, string>>): ComposerInput {
  const styles = 'input';
  const input = el('div', {
    class: composerCx(styles, 'input-message-input scrollable no-scrollbar'),
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    dir: 'auto',
    tabindex: -1,
    ...marks,
  });
  // A hint beside the element would be lost on rebuild; the style sheet shows this one.
  input.setAttribute('data-hint', label);
  const fake = el('div', {
    class: composerCx(`${styles} input-fake`, 'input-message-input input-field-input-fake'),
    contenteditable: 'true',
    'aria-hidden': 'true',
    inert: true,
    tabindex: -1,
  });
  const measure = () => {
    fake.replaceChildren(...[...input.childNodes].map((node) => node.cloneNode(true)));
    input.classList.toggle(emptyClass, input.textContent === '' && !input.querySelector('img'));
    input.style.height = `${Math.min(Math.max(fake.scrollHeight, 24), maxHeightPx)}px`;
  };
  input.addEventListener('input', measure);
  input.addEventListener('keydown', onComposerKey);
  return {
    input,
    fake,
    setText(text) {
      input.replaceChildren(...(text === '' ? [] : [text]));
      measure();
      if (document.activeElement === input) focusEditable(input);
    },
  };
}

const emptyClass = composerCx('input-empty', 'is-empty').split(' ')[0] ?? '';
