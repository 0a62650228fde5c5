import { beforeChanges, type ChangedPiece } from './before-changes.ts';
import type { Collector } from './collector.ts';

/** Written out once it is this long, at the end of a paragraph. UTF-16 code units. */
const flushLength = 256 * 1024;

/** Text of one place of a document as it grows: what is shown, and beside it what was deleted or is hidden. */
export interface Story {
  /** `change`: 'deleted' text is not shown any more, 'inserted' was not there before. */
  append(text: string, change: 'none' | 'deleted' | 'inserted', hidden: boolean): void;
  endParagraph(): void;
  endCell(): void;
  endRow(): void;
  flush(): void;
}

/** What was deleted is told apart from the text, as it was before the changes. */
export function createStory(into: Collector, place: readonly string[]): Story {
  let text = '';
  let paragraph = '';
  let pieces: ChangedPiece[] = [];
  let original = '';
  let hiddenText = '';
  let cells = 0;

  const flush = (): void => {
    endParagraph('');
    const [all, old, hidden] = [text, original, hiddenText];
    text = original = hiddenText = '';
    into.text(place, all);
    into.text([...place, 'tracked deletions'], old);
    into.text([...place, 'hidden text'], hidden);
  };

  const endParagraph = (separator: string): void => {
    text += paragraph + separator;
    if (pieces.some(({ change }) => change === 'deleted')) original += `${beforeChanges(pieces)}\n`;
    if (hiddenText !== '' && !hiddenText.endsWith('\n')) hiddenText += '\n';
    paragraph = '';
    pieces = [];
  };

  return {
    append(piece, change, hidden) {
      if (hidden) {
        hiddenText += piece;
        into.facet('hidden-content');
        return;
      }
      // Paragraphs without changes are not kept twice.
      if (change !== 'none' && pieces.length === 0) pieces.push({ text: paragraph, change: 'none' });
      if (change !== 'none' || pieces.length > 0) pieces.push({ text: piece, change });
      if (change !== 'deleted') paragraph += piece;
    },
    endParagraph() {
      endParagraph('\n');
      if (cells === 0 && text.length > flushLength) flush();
    },
    endCell() {
      cells += 1;
      text = `${text.endsWith('\n') ? text.slice(0, -1) : text}\t`;
    },
    endRow() {
      cells = 0;
      if (text.endsWith('\t')) text = `${text.slice(0, -1)}\n`;
      if (text.length > flushLength) flush();
    },
    flush,
  };
}
