import { readEditorText } from './read-text.ts';

const maxName = 100;

/** What a control is called: its label, its title, else what stands in it. */
export function nameOf(control: Element): string {
  const said = control.getAttribute('aria-label') ?? control.getAttribute('title') ?? '';
  return (said === '' ? (control.textContent ?? '').slice(0, maxName) : said).trim();
}

/** Text of an element in one line, emoji images by their `alt`, without marks that only steer its direction. */
export function lineOf(element: Element | null): string | null {
  const text = (element === null ? '' : readEditorText(element))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

export function firstElement(path: readonly EventTarget[]): Element | null {
  const target = path[0];
  if (target instanceof Element) return target;
  return target instanceof Node ? target.parentElement : null;
}

export function firstHtmlElement(path: readonly EventTarget[]): HTMLElement | null {
  return path.find((target) => target instanceof HTMLElement) ?? null;
}
