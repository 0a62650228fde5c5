import { make } from './dom.ts';
import { composerKind, keepsInput } from './variant.ts';

/** Something to write in: a textarea or an editable element, as the variant asks. */
export interface Field {
  readonly element: HTMLElement;
  /** The text as the page's model has it. */
  text(): string;
  /** As the page's own script sets it: no input event. */
  setText(text: string): void;
  /** Calls back after each input. */
  onInput(changed: (text: string) => void): void;
  /** Enter without Shift, and not while an input method composes. */
  onEnter(act: () => void): void;
}

export function makeField(label: string, text: string): Field {
  const { element, read, write } = composerKind === 'textarea' ? textarea(label) : editable(label);
  let kept = text;
  write(text);
  element.addEventListener('input', () => {
    kept = read();
  });
  const current = () => (keepsInput ? kept : read());
  return {
    element,
    text: current,
    setText(next) {
      kept = next;
      write(next);
    },
    onInput(changed) {
      element.addEventListener('input', () => {
        changed(current());
      });
    },
    onEnter(act) {
      element.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        act();
      });
    },
  };
}

interface Writable {
  readonly element: HTMLElement;
  read(): string;
  write(text: string): void;
}

function textarea(label: string): Writable {
  const element = make('textarea', { 'aria-label': label, placeholder: label, rows: '2', r: 'field' });
  return {
    element,
    read: () => element.value,
    write(text) {
      element.value = text;
    },
  };
}

function editable(label: string): Writable {
  const element = make('div', {
    contenteditable: composerKind === 'plaintext' ? 'plaintext-only' : 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    tabindex: '0',
    r: 'field',
  });
  return {
    element,
    // The browser ends the last line with a break of its own.
    read: () => element.innerText.replace(/\n$/, ''),
    write(text) {
      element.replaceChildren(...(text === '' ? [] : [text]));
    },
  };
}
