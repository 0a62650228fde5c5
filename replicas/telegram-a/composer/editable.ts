import { h } from '../dom/build.ts';
import { onInput, onKeyDown } from '../dom/delegate.ts';
import type { FormattedText } from '../model/protocol.ts';
import { composerCls, composerId } from '../variant.ts';
import { nodesOf, readFormatted } from './read.ts';

/**
 * An editable whose state is the HTML it had at its last `input` event, as in the original: what changes the nodes
 * without such an event is on the screen and is not sent.
 */
export interface Editable {
  /** Holds the editable; stays when that one is rebuilt. */
  readonly root: HTMLElement;
  element(): HTMLElement;
  read(): FormattedText;
  /** The page's own change of the text: state and screen. */
  write(text: FormattedText): void;
  /** Puts nodes at the caret, or at the end when it is elsewhere. */
  insert(content: Node): void;
  /** The text before the caret in its text node. */
  beforeCaret(): string;
  /** Replaces so many characters before the caret. */
  replaceBeforeCaret(length: number, content: Node): void;
  /** Throws the nodes away and makes new ones with the same text. */
  rebuild(): void;
  focus(): void;
}

export interface EditableOptions {
  readonly id: string;
  readonly placeholder: string;
  onChange(text: FormattedText): void;
  onKey(event: KeyboardEvent): void;
}

export function createEditable(options: EditableOptions): Editable {
  const placeholder = h(
    'span',
    { class: composerCls('placeholder'), 'aria-hidden': 'true' },
    options.placeholder,
  );
  const root = h('div', { class: composerCls('editable-root') });
  let state = document.createDocumentFragment();
  let element = make();
  root.append(element, placeholder);

  function make(): HTMLElement {
    const made = h('div', {
      id: composerId(options.id),
      class: composerCls('editable', 'form-control allow-selection'),
      contenteditable: 'true',
      role: 'textbox',
      dir: 'auto',
      tabindex: '0',
      'aria-label': options.placeholder,
      'aria-multiline': 'true',
    });
    onInput(made, commit);
    onKeyDown(made, options.onKey);
    return made;
  }

  function commit(): void {
    // What an engine leaves in an emptied editable.
    if (element.childNodes.length === 1 && element.firstChild instanceof HTMLBRElement)
      element.replaceChildren();
    state = document.createDocumentFragment();
    state.append(...element.cloneNode(true).childNodes);
    placeholder.hidden = state.childNodes.length > 0;
    options.onChange(readFormatted(state));
  }

  function caret(): Range | null {
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    return range && element.contains(range.startContainer) ? range : null;
  }

  function put(range: Range, content: Node): void {
    range.deleteContents();
    range.insertNode(content);
    range.collapse(false);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
    commit();
  }

  function endRange(): Range {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(false);
    return range;
  }

  function beforeCaret(): string {
    const range = caret();
    const node = range?.collapsed ? range.startContainer : null;
    return node instanceof Text && range ? node.data.slice(0, range.startOffset) : '';
  }

  return {
    root,
    element: () => element,
    read: () => readFormatted(state),
    write(text) {
      element.replaceChildren(nodesOf(text));
      commit();
    },
    insert(content) {
      put(caret() ?? endRange(), content);
    },
    beforeCaret,
    replaceBeforeCaret(length, content) {
      const range = caret();
      if (!range || beforeCaret().length < length) return;
      range.setStart(range.startContainer, range.startOffset - length);
      put(range, content);
    },
    rebuild() {
      const fresh = make();
      fresh.append(state.cloneNode(true));
      element.replaceWith(fresh);
      element = fresh;
    },
    focus() {
      element.focus();
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(endRange());
    },
  };
}
