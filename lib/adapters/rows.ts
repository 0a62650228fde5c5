import type { Content } from '../core/decide/egress.ts';
import type { Anchors } from './anchors.ts';
import { dialogOf } from './fields.ts';
import { firstElement } from './names.ts';
import { readEditorText } from './read-text.ts';

/** What a forward takes along: it has no composer, so the messages themselves are read. */
export interface Rows {
  /** Call with each press: a message's own menu does not say which message it is about. */
  notice(path: readonly EventTarget[]): void;
  /**
   * The selected messages, else those that were last, else the one touched last. What is no text or not on the page is
   * unscannable, and so is what is chosen elsewhere than in the conversation: in its gallery, among starred messages.
   */
  read(): Content;
}

interface Row {
  readonly text: string;
  readonly isWhole: boolean;
}

/** From a message to where it is forwarded to it takes three presses at most, each of two events. */
const mostEvents = 6;

export function createRows(document: Document, anchors: Anchors): Rows {
  let touched: readonly Row[] = [];
  let eventsSince = 0;
  let noticedCount = 0;
  const readRow = (row: HTMLElement): Row => {
    const parts = anchors.findAll('message-text', row);
    const text = (parts.length > 0 ? parts : [row]).map(readEditorText).join('\n');
    return { text, isWhole: anchors.find('message-media', row) === null };
  };
  const selectedRows = () => anchors.findAll('selected-message', document).map(readRow);
  const shownCount = () => countOf(anchors.find('selected-count', document));
  return {
    notice(path) {
      const element = firstElement(path);
      const row = element && anchors.closest('message', element);
      // Some pages select nothing any more when the dialog asks for recipients.
      const selected = selectedRows();
      if (selected.length > 0) touched = selected;
      else if (row !== null) touched = [readRow(row)];
      if (row !== null || selected.length > 0) eventsSince = 0;
      else if (element !== null && dialogOf(element) === null) eventsSince += 1;
      // The bar that counts gives way to the dialog that asks for recipients: what it said last is what leaves.
      const count = shownCount();
      if (count !== null || row !== null) noticedCount = count ?? 0;
    },
    read() {
      const selected = selectedRows();
      const rows = selected.length > 0 ? selected : eventsSince > mostEvents ? [] : touched;
      const count = shownCount() ?? noticedCount;
      const isWhole = rows.length > 0 && rows.length >= count && rows.every((row) => row.isWhole);
      const text = rows.map((row) => row.text).join('\n');
      return { kind: 'text', text, ...(!isWhole && { unscannable: 'not-loaded' as const }) };
    },
  };
}

function countOf(element: Element | null): number | null {
  const digits = /\d+/.exec(element?.textContent ?? '')?.[0];
  // A bar that is put away may say 0.
  return digits === undefined ? null : Number(digits) || null;
}
