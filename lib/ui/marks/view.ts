import { element } from '../dialog/element.ts';
import type { Theme } from '../dialog/theme.ts';
import { suggestionLinks } from '../dialog/suggestions.ts';
import type { MarkModel } from './model.ts';

/** The chip and its card. As the dialog, it listens to nothing itself: its buttons submit a form. */
export interface MarkView {
  readonly box: HTMLElement;
  readonly form: HTMLFormElement;
  readonly chip: HTMLButtonElement;
  readonly takeOut: HTMLButtonElement | null;
  readonly suggestions: readonly HTMLAnchorElement[];
  /** Shows or hides the card. */
  open(isOpen: boolean): void;
  /** Says below the card's text that the values could not be taken out. */
  sayNotTaken(): void;
}

export function markView(document: Document, model: MarkModel, theme: Theme | null): MarkView {
  const takeOut =
    model.takeOut === null
      ? null
      : element(document, 'button', { type: 'submit', class: 'primary' }, model.takeOut);
  const links = suggestionLinks(document, model);
  const note = element(document, 'p', { class: 'not-sent' }, model.note);
  const card = element(
    document,
    'div',
    { id: 'card', class: 'card', role: 'group', 'aria-labelledby': 'title', hidden: true },
    element(document, 'h2', { id: 'title' }, model.title),
    element(document, 'p', { lang: model.tell.language, dir: 'auto' }, model.tell.text),
    note,
    takeOut === null && links.length === 0
      ? null
      : element(
          document,
          'div',
          { class: 'actions' },
          takeOut,
          links.length === 0 ? null : element(document, 'div', { class: 'row' }, ...links),
        ),
  );
  const chip = element(
    document,
    'button',
    {
      type: 'submit',
      class: 'chip',
      'aria-expanded': 'false',
      'aria-controls': 'card',
      'aria-keyshortcuts': 'Control+.',
    },
    model.label,
  );
  const form = element(document, 'form', { method: 'dialog', class: 'marks' }, card, chip);
  const box = element(
    document,
    'div',
    {
      class: `marks-box ${model.weight === 'stop' ? 'block' : 'warn'}`,
      popover: 'manual',
      lang: model.language,
      dir: model.direction,
      'data-theme': theme,
    },
    form,
  );
  return {
    box,
    form,
    chip,
    takeOut,
    suggestions: links,
    open(isOpen) {
      card.hidden = !isOpen;
      chip.setAttribute('aria-expanded', String(isOpen));
    },
    sayNotTaken() {
      note.setAttribute('role', 'alert');
      note.textContent = model.notTaken;
    },
  };
}
