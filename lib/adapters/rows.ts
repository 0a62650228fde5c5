import type { Content } from '../core/decide/egress.ts';
import type { Anchors } from './anchors.ts';
import { firstElement } from './names.ts';
import { readEditorText } from './read-text.ts';

/** What a forward takes along: it has no composer, so the messages themselves are read. */
export interface Rows {
  /** Call with each press: a message's own menu does not say which message it is about. */
  notice(path: readonly EventTarget[]): void;
  /** The selected messages, else the one touched last. What is no text or not on the page is unscannable. */
  read(): Content;
}

interface Row {
  readonly text: string;
  readonly isWhole: boolean;
}

export function createRows(document: Document, anchors: Anchors): Rows {
  let touched: Row | null = null;
  let noticedCount = 0;
  const readRow = (row: HTMLElement): Row => {
    const parts = anchors.findAll('message-text', row);
    const text = (parts.length > 0 ? parts : [row]).map(readEditorText).join('\n');
    return { text, isWhole: anchors.find('message-media', row) === null };
  };
  return {
    notice(path) {
      const element = firstElement(path);
      const row = element && anchors.closest('message', element);
      if (row !== null) touched = readRow(row);
      // The bar that counts gives way to the dialog that asks for recipients: what it said last is what leaves.
      const count = countOf(anchors.find('selected-count', document));
      if (count !== null || row !== null) noticedCount = count ?? 0;
    },
    read() {
      const selected = anchors.findAll('selected-message', document).map(readRow);
      const rows = selected.length > 0 ? selected : touched === null ? [] : [touched];
      const count = countOf(anchors.find('selected-count', document)) ?? noticedCount;
      const isWhole = rows.length > 0 && rows.length >= count && rows.every((row) => row.isWhole);
      const text = rows.map((row) => row.text).join('\n');
      return { kind: 'text', text, ...(!isWhole && { unscannable: 'not-loaded' as const }) };
    },
  };
}

function countOf(element: Element | null): number | null {
  const digits = /\d+/.exec(element?.textContent ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}
