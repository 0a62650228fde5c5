import type { Collector } from './collector.ts';

/** UTF-16 code units after which a place is written out: what is gathered longer costs memory and may be lost. */
const flushLength = 256 * 1024;

/** Lines of one place as they come; told in few, long texts. */
export interface TextBuffer {
  /** Empty lines are left out. */
  addLine(line: string): void;
  flush(): void;
}

export function createTextBuffer(into: Collector, place: readonly string[]): TextBuffer {
  let text = '';
  const flush = (): void => {
    const all = text;
    text = '';
    into.text(place, all);
  };
  return {
    addLine(line) {
      const trimmed = line.trim();
      if (trimmed === '') return;
      text += `${trimmed}\n`;
      if (text.length > flushLength) flush();
    },
    flush,
  };
}
