import type { Collector } from './collector.ts';
import type { Delimiter } from './delimiter.ts';
import type { Meter } from './meter.ts';
import type { TextBlocks } from './text-blocks.ts';

const blockRows = 200;
const blockLength = 64 * 1024;

/**
 * Cuts a table into rows (LF, CR LF, or CR alone), in any pieces, and hands them on in blocks with paths such as
 * `['rows 1–200']`. A quote that never ends swallows the line ends of the rest but none of its letters.
 */
export function tableBlocks(into: Collector, meter: Meter, delimiter: Delimiter): TextBlocks {
  let field = '';
  let row: string[] = [];
  let block: string[] = [];
  /** Where rows begin in the block. */
  let starts: number[] = [];
  let length = 0;
  let rowStart = 0;
  let first = 1;
  let last = 0;
  let quoted = false;
  /** A quote within quotes: the end of them, or the first of two. */
  let pending = false;
  /** A row has just ended with a carriage return: a line feed right behind it ends no other one. */
  let returned = false;

  const flush = (): void => {
    if (block.length > 0)
      into.text([first >= last ? `row ${first}` : `rows ${first}–${last}`], block.join('\n'), {
        kind: 'row',
        first,
        starts: Uint32Array.from(starts),
        numbers: Uint32Array.from(starts, (_, row) => row),
      });
    block = [];
    starts = [];
    length = rowStart = 0;
    first = last + 1;
  };
  const endField = (): void => {
    row.push(field);
    length += field.length + 1;
    field = '';
  };
  const endRow = (): void => {
    endField();
    last += 1;
    if (row.some((value) => value !== '')) {
      into.count('records');
      into.count('rows');
    }
    block.push(row.join('\t'));
    starts.push(rowStart);
    rowStart = length;
    row = [];
    if (block.length >= blockRows || length >= blockLength) flush();
  };
  const special = new RegExp(`[${delimiter === '\t' ? '\\t' : delimiter}"\\r\\n]`, 'g');

  /** Gives where to go on. */
  const mark = (text: string, at: number): number => {
    const character = text.charAt(at);
    if (quoted) {
      if (character === '"') pending = true;
      else field += character;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === '"') field += character;
    else if (character === delimiter) endField();
    else endRow();
    returned = character === '\r' && !quoted;
    return at + 1;
  };

  return {
    add(text) {
      let at = 0;
      while (at < text.length) {
        meter.tick();
        if (returned) {
          returned = false;
          if (text.charAt(at) === '\n') {
            at += 1;
            continue;
          }
        }
        if (pending) {
          pending = false;
          if (text.charAt(at) === '"') {
            field += '"';
            at += 1;
            continue;
          }
          quoted = false;
        }
        special.lastIndex = at;
        const end = special.exec(text)?.index ?? text.length;
        field += text.slice(at, end);
        at = end < text.length ? mark(text, end) : end;
      }
    },
    end() {
      if (field !== '' || row.length > 0) endRow();
      flush();
    },
  };
}
