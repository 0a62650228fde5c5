import type { Anchors } from './anchors.ts';
import { isShown } from './anchors.ts';
import { nameOf } from './names.ts';
import { readEditorText } from './read-text.ts';

const rich = '[contenteditable]:not([contenteditable="false"])';
const plain = 'textarea, input:not([type]), input[type="text"]';
const editable = `${rich}, ${plain}`;
const dialog = '[role="dialog"], [role="alertdialog"], dialog';
/** Fields of a sign-in are nobody's message, whatever else is around them. */
const secret = 'input[type="password"]';

/** Where people write: rich editors and plain fields, never search, sign-in or hidden ones. */
export interface Fields {
  /** The field that this element is, or is inside of; a `query`, whose words leave as they are typed, is one as well. */
  at(element: Element): HTMLElement | null;
  /** Fields under `scope`, in document order. */
  within(scope: ParentNode): readonly HTMLElement[];
  /** The fields that leave together with `field`: all of its dialog, or itself. */
  withSiblings(field: HTMLElement): readonly HTMLElement[];
}

export function createFields(anchors: Anchors): Fields {
  const isField = (element: HTMLElement): boolean =>
    !isSearch(element, anchors) && element.closest('form')?.querySelector(secret) == null;
  const fields: Fields = {
    at(element) {
      const query = element.closest<HTMLElement>('input, [role="searchbox"]');
      if (query !== null && anchors.isControl('query', query)) return query;
      const found = element.closest<HTMLElement>(editable);
      if (found === null || !isField(found)) return null;
      return outermost(found);
    },
    within: (scope) =>
      [...scope.querySelectorAll<HTMLElement>(editable)].filter(
        (one) => outermost(one) === one && isField(one),
      ),
    withSiblings(field) {
      const around = dialogOf(field);
      const all = around === null ? [] : fields.within(around);
      return all.includes(field) ? all : [field];
    },
  };
  return fields;
}

export function dialogOf(element: Element): HTMLElement | null {
  return element.closest<HTMLElement>(dialog);
}

/** The nearest surrounding that the name means: by its selectors, or a dialog that is called so. */
export function surroundingOf(anchors: Anchors, name: string, element: Element): HTMLElement | null {
  const around = dialogOf(element);
  const isCalledSo = around !== null && anchors.startsWithLabel(name, nameOf(around));
  return anchors.closest(name, element) ?? (isCalledSo ? around : null);
}

/** By document order: pages append the newest, so the last is on top. */
export function shownDialogs(document: Document): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(dialog)].filter(isShown);
}

export function textOf(field: HTMLElement): string {
  return isPlainField(field) ? field.value : readEditorText(field);
}

/** Its text is no part of the document: there are no ranges in it. */
export function isPlainField(field: HTMLElement): field is HTMLTextAreaElement | HTMLInputElement {
  return field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
}

function isSearch(element: HTMLElement, anchors: Anchors): boolean {
  if (anchors.closest('search', element) !== null || element.closest('[role="search"]') !== null) return true;
  if (element.getAttribute('role') === 'searchbox') return true;
  return element.matches(plain) && anchors.startsWithLabel('search', placeholderOf(element));
}

function placeholderOf(element: HTMLElement): string {
  return nameOf(element) || (element.getAttribute('placeholder') ?? '');
}

function outermost(element: HTMLElement): HTMLElement {
  const outer = element.parentElement?.closest<HTMLElement>(rich) ?? null;
  return outer === null ? element : outermost(outer);
}
