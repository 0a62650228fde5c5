import { isSameName, mayBecomeName } from '../../core/decide/same-name.ts';
import type { AskRequest } from '../ask.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';
import { nameOf } from './recipient.ts';
import { sentenceNodes, split, type Sentence } from './sentence.ts';

/** The name of who gets it, to be typed before it is sent all the same. */
export type RetypeModel =
  | { readonly kind: 'name'; readonly title: string; readonly label: Sentence; readonly other: string }
  /** The page does not show it: nobody can be asked for it. */
  | { readonly kind: 'unknown'; readonly note: string };

export function retypeModel(
  { retypeRecipient = false, recipient }: AskRequest,
  { say }: Texts<DialogKey>,
): RetypeModel | null {
  if (!retypeRecipient) return null;
  const name = nameOf(recipient);
  return name === '' || recipient.title === null
    ? { kind: 'unknown', note: say('retypeUnknown') }
    : {
        kind: 'name',
        title: recipient.title,
        label: split(say('retype'), 'who', name),
        other: say('retypeOther'),
      };
}

export interface RetypeField {
  readonly element: HTMLElement;
  /** Says when it is another name; true when it is the one. */
  refresh(): boolean;
  /** As it was typed. */
  typed(): string;
}

export function retypeField(document: Document, model: RetypeModel): RetypeField {
  if (model.kind === 'unknown') {
    const note = element(document, 'p', { class: 'label' }, model.note);
    return { element: note, refresh: () => true, typed: () => '' };
  }
  // Not an input, in which Enter would press the dialog's first button.
  const area = element(document, 'textarea', {
    rows: '1',
    class: 'line',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'retype-other',
  });
  const label = element(document, 'span', {}, ...sentenceNodes(document, model.label));
  const other = element(document, 'p', { class: 'missing', id: 'retype-other', role: 'status' });
  return {
    element: element(
      document,
      'div',
      { class: 'retype' },
      element(document, 'label', { class: 'field' }, label, area),
      other,
    ),
    refresh: () => {
      const said = mayBecomeName(area.value, model.title) ? '' : model.other;
      if (other.textContent !== said) other.textContent = said;
      return isSameName(area.value, model.title);
    },
    typed: () => area.value,
  };
}
