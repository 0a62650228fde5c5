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

/**
 * Paragraphs with deletions are given a second time as they were before the changes: only so a value is whole again
 * of which a part was deleted.
 */
export function createStory(into: Collector, place: readonly string[]): Story {
  let text = '';
  let paragraph = '';
  let before: string | undefined;
  let deleted = false;
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
    if (deleted) original += `${before ?? ''}\n`;
    if (hiddenText !== '' && !hiddenText.endsWith('\n')) hiddenText += '\n';
    paragraph = '';
    before = undefined;
    deleted = false;
  };

  return {
    append(piece, change, hidden) {
      if (hidden) {
        hiddenText += piece;
        into.facet('hidden-content');
        return;
      }
      if (change === 'none') before = before === undefined ? undefined : before + piece;
      else {
        before ??= paragraph;
        if (change === 'deleted') before += piece;
        deleted ||= change === 'deleted';
      }
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
