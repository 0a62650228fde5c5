import type { PlatformData } from '../core/policy/platform.ts';

/** Looks elements up by the platform data's anchors: alternatives in order, first hit wins. */
export interface Anchors {
  find(name: string, within?: ParentNode): HTMLElement | null;
  /** Everything that any of the anchor's selectors matches, in document order. */
  findAll(name: string, within: ParentNode): readonly HTMLElement[];
  /** The nearest ancestor-or-self of `element` that one of the anchor's selectors matches. */
  closest(name: string, element: Element): Element | null;
  /** True when `text` is, or starts with, one of the label's words; case is ignored. */
  startsWithLabel(name: string, text: string): boolean;
  /** True when one of the label's words stands in `text` as a word; case is ignored. */
  containsLabel(name: string, text: string): boolean;
}

export function createAnchors(data: PlatformData, document: Document): Anchors {
  const selectorsOf = (name: string): readonly string[] =>
    (data.anchors[name] ?? []).filter((s) => isSelector(document, s));
  const cache = new Map<string, readonly string[]>();
  const selectors = (name: string): readonly string[] => {
    const known = cache.get(name) ?? selectorsOf(name);
    cache.set(name, known);
    return known;
  };
  const labels = (name: string): readonly string[] =>
    (data.labels?.[name] ?? []).map((word) => word.toLowerCase());
  return {
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
        const found = element.closest(selector);
        if (found !== null) return found;
      }
      return null;
    },
    startsWithLabel(name, text) {
      const words = text.trim().toLowerCase();
      return labels(name).some((label) => words === label || words.startsWith(`${label} `));
    },
    containsLabel(name, text) {
      const words = new Set(text.toLowerCase().split(/[^\p{L}\p{M}]+/u));
      return labels(name).some((label) => words.has(label));
    },
  };
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
