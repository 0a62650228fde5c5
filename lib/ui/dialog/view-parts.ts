import { element } from './element.ts';
import type { DialogModel } from './model.ts';
import type { Preview } from './redaction.ts';
import { sentenceNodes } from './sentence.ts';

export function header(document: Document, model: DialogModel): HTMLElement {
  return element(
    document,
    'header',
    {},
    element(document, 'h2', { id: 'title' }, model.title),
    element(document, 'span', { class: 'organisation', dir: 'auto' }, model.organisation),
  );
}

export function found(document: Document, { excerpt, excerptLabel, more }: DialogModel): HTMLElement | null {
  if (excerpt === null) return null;
  const words = excerpt.parts.map(({ kind, text }) =>
    kind === 'mark' ? element(document, 'mark', { dir: 'ltr' }, text) : text,
  );
  return element(
    document,
    'div',
    { id: 'found' },
    element(
      document,
      'blockquote',
      {},
      element(document, 'span', { class: 'hidden' }, `${excerptLabel}: `),
      element(document, 'p', { dir: 'auto' }, ...words),
    ),
    more === null ? null : element(document, 'p', { class: 'more' }, more),
  );
}

export function facts(document: Document, model: DialogModel): HTMLElement {
  return element(
    document,
    'div',
    { id: 'facts', class: 'facts' },
    element(document, 'p', { lang: model.tell.language, dir: 'auto' }, model.tell.text),
    element(document, 'p', { class: 'to' }, ...sentenceNodes(document, model.to)),
    element(document, 'p', { class: 'not-sent' }, model.notSent),
  );
}

export function preview(document: Document, { label, text, isLong }: Preview): HTMLElement {
  return element(
    document,
    'div',
    { id: 'preview' },
    element(document, 'p', { class: 'label', id: 'preview-label' }, label),
    element(
      document,
      'div',
      {
        class: 'preview',
        dir: 'auto',
        role: 'group',
        'aria-labelledby': 'preview-label',
        tabindex: isLong ? '0' : null,
      },
      text,
    ),
  );
}

export function footer(document: Document, { rule, recorded, reasons, questions }: DialogModel): HTMLElement {
  const told = reasons ? `${recorded} ${reasons.recorded}` : recorded;
  return element(
    document,
    'footer',
    {},
    element(document, 'p', {}, ...(rule === null ? [] : [...sentenceNodes(document, rule), ' ']), told),
    questions &&
      element(document, 'p', {}, ...sentenceNodes(document, questions, addressOf(questions.value))),
  );
}

function addressOf(contact: string): string | null {
  if (/^https:\/\/\S+$/i.test(contact)) return contact;
  return /^[^\s@:?&]+@[^\s@:?&]+\.[^\s@:?&]+$/.test(contact) ? `mailto:${contact}` : null;
}
