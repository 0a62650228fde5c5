import type { PlatformData } from '../core/policy/platform.ts';
import { nameOf } from './names.ts';

/** Looks elements up by the platform data's anchors: alternatives in order, first hit wins. */
export interface Anchors {
  find(name: string, within?: ParentNode): HTMLElement | null;
  /** Everything that any of the anchor's selectors matches, in document order. */
  findAll(name: string, within: ParentNode): readonly HTMLElement[];
  /** The nearest ancestor-or-self of `element` that one of the anchor's selectors matches. */
  closest(name: string, element: Element): HTMLElement | null;
  /** True when one of the anchor's elements under `within` is shown. */
  isShown(name: string, within: ParentNode): boolean;
  /** True when `text` is, or starts with, one of the label's words, or fits around its `{name}`; case is ignored. */
  startsWithLabel(name: string, text: string): boolean;
  /** `text` without the longest of the label's words at its start, or around it. */
  withoutLabel(name: string, text: string): string;
  /** True when one of the label's words or phrases stands in `text`, as whole words; case is ignored. */
  containsLabel(name: string, text: string): boolean;
  /** True when `control`, something in it or around it is meant by the anchor or the label of this name. */
  isControl(name: string, control: Element): boolean;
}

export function createAnchors(data: PlatformData, document: Document): Anchors {
  const cache = new Map<string, readonly string[]>();
  const selectors = (name: string): readonly string[] => {
    const known = cache.get(name) ?? (data.anchors[name] ?? []).filter((s) => isSelector(document, s));
    cache.set(name, known);
    return known;
  };
  const labels = (name: string): readonly string[] =>
    (data.labels?.[name] ?? []).map((word) => word.toLowerCase());
  const anchors: Anchors = {
    find(name, within = document) {
      for (const selector of selectors(name)) {
        const found = within.querySelector(selector);
        if (found instanceof HTMLElement) return found;
      }
      return null;
    },
    findAll(name, within) {
      const all = selectors(name).join(', ');
      return all === '' ? [] : [...within.querySelectorAll<HTMLElement>(all)];
    },
    closest(name, element) {
      for (const selector of selectors(name)) {
        const found = element.closest<HTMLElement>(selector);
        if (found !== null) return found;
      }
      return null;
    },
    isShown: (name, within) => anchors.findAll(name, within).some(isShown),
    startsWithLabel(name, text) {
      const words = text.trim().toLowerCase();
      return labels(name).some((label) =>
        label.includes('{name}')
          ? nameIn(label, words) !== null
          : words === label || words.startsWith(`${label} `),
      );
    },
    withoutLabel(name, text) {
      const words = text.toLowerCase();
      const [closest] = labels(name)
        .flatMap((label) => nameIn(label, words) ?? [])
        .toSorted((a, b) => a.end - a.start - (b.end - b.start));
      return text.slice(closest?.start ?? 0, closest?.end).trim();
    },
    containsLabel(name, text) {
      const words = wordsOf(text);
      return labels(name).some((label) => words.includes(wordsOf(label)));
    },
    isControl(name, control) {
      if (anchors.closest(name, control) !== null || anchors.find(name, control) !== null) return true;
      return labels(name).length > 0 && anchors.startsWithLabel(name, nameOf(control));
    },
  };
  return anchors;
}

/** Where in `text` stands what the label leaves open, after it or at its `{name}`; null when it does not fit. */
function nameIn(label: string, text: string): { readonly start: number; readonly end: number } | null {
  const [before = '', after = ''] = label.split('{name}');
  const fits = text.startsWith(before) && text.endsWith(after) && text.length > before.length + after.length;
  return fits ? { start: before.length, end: text.length - after.length } : null;
}

/** The words of a text, a space before and after each. */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()} `;
}

export function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

// Anchors come with the signed policy; one that this browser cannot parse is skipped, not fatal.
function isSelector(document: Document, selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}
