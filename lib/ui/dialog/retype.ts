import { isSameName, mayBecomeName } from '../../core/decide/same-name.ts';
import type { AskRequest } from '../ask.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';
import { nameOf } from './recipient.ts';
import { sentenceNodes, split, type Sentence } from './sentence.ts';

/** The names of who gets it, to be typed before it is sent all the same. */
export interface RetypeModel {
  /** Of each who gets it, the name as the page has it; null where it does not show it. */
  readonly names: readonly ({ readonly title: string; readonly label: Sentence } | null)[];
  /** Nobody can be asked for the name of somebody whom the page does not name. */
  readonly note: string | null;
  readonly other: string;
}

export function retypeModel(
  { retypeRecipient = false, recipient, alsoTo = [] }: AskRequest,
  { say }: Texts<DialogKey>,
): RetypeModel | null {
  if (!retypeRecipient) return null;
  const names = [recipient.title, ...alsoTo].map((title) => {
    const name = nameOf(title);
    return name === '' || title === null ? null : { title, label: split(say('retype'), 'who', name) };
  });
  return { names, note: names.includes(null) ? say('retypeUnknown') : null, other: say('retypeOther') };
}

export interface RetypeField {
  readonly element: HTMLElement;
  /** Says when it is another name; true when all are the ones. */
  refresh(): boolean;
  /** As they were typed; empty for those that are not asked for. */
  typed(): readonly string[];
}

export function retypeField(document: Document, { names, note, other }: RetypeModel): RetypeField {
  const fields = names.map(
    (name, at) => name && nameField(document, name, `retype-other-${String(at)}`, other),
  );
  return {
    element: element(
      document,
      'div',
      { class: 'retype' },
      ...fields.flatMap((field) => field?.elements ?? []),
      note === null ? null : element(document, 'p', { class: 'label' }, note),
    ),
    refresh: () => fields.map((field) => field?.refresh() ?? true).every(Boolean),
    typed: () => fields.map((field) => field?.area.value ?? ''),
  };
}

function nameField(
  document: Document,
  { title, label }: NonNullable<RetypeModel['names'][number]>,
  id: string,
  other: string,
) {
  // Not an input, in which Enter would press the dialog's first button.
  const area = element(document, 'textarea', {
    rows: '1',
    class: 'line',
    dir: 'auto',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': id,
  });
  const words = element(document, 'span', {}, ...sentenceNodes(document, label));
  const missing = element(document, 'p', { class: 'missing', id, role: 'status' });
  return {
    area,
    elements: [element(document, 'label', { class: 'field' }, words, area), missing],
    refresh: () => {
      const said = mayBecomeName(area.value, title) ? '' : other;
      if (missing.textContent !== said) missing.textContent = said;
      return isSameName(area.value, title);
    },
  };
}
