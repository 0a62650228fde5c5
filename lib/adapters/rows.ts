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
  const readRow = (row: HTMLElement): Row => {
    const parts = anchors.findAll('message-text', row);
    const text = (parts.length > 0 ? parts : [row]).map(readEditorText).join('\n');
    return { text, isWhole: anchors.find('message-media', row) === null };
  };
  return {
    notice(path) {
      const element = firstElement(path);
      const row = element === null ? null : anchors.closest('message', element);
      if (row !== null) touched = readRow(row);
    },
    read() {
      const selected = anchors.findAll('selected-message', document).map(readRow);
      const rows = selected.length > 0 ? selected : touched === null ? [] : [touched];
      const count = Number(/\d+/.exec(anchors.find('selected-count', document)?.textContent ?? '')?.[0] ?? 0);
      const isWhole = rows.length > 0 && rows.length >= count && rows.every((row) => row.isWhole);
      const text = rows.map((row) => row.text).join('\n');
      return { kind: 'text', text, ...(!isWhole && { unscannable: 'not-loaded' as const }) };
    },
  };
}
