import type { Collector } from './collector.ts';
import type { Meter } from './meter.ts';

const blockLines = 200;
const blockLength = 64 * 1024;
/** How far the end of a block is moved to a place where nothing is torn apart. */
const slackLines = 50;
const longestLine = 1024 * 1024;

/** Where a line has no gap, pieces overlap, so that no value is lost between them. */
const overlap = 256;
/** Line ends, and what separates values in data. A blank may stand within a number. */
const gaps = new Set(Array.from('\r,;<>{}|\t', (character) => character.charCodeAt(0)));

/** Takes text in steps, in any pieces, and hands it on in blocks of lines. Call `end` once. */
export interface TextBlocks {
  add(step: string): void;
  end(): void;
}

/**
 * Blocks of about 200 lines or 64 KB with paths such as `['lines 1–200']`, which end at an empty line where one is
 * near, never within a PEM key, and in a longer line between two words. `change` sees each line before it goes.
 */
export function textBlocks(
  into: Collector,
  meter: Meter,
  place: readonly string[],
  change: (line: string) => string = (line) => line,
): TextBlocks {
  let rest = '';
  let block: string[] = [];
  /** Their numbers, from `first`. */
  let numbers: number[] = [];
  let length = 0;
  let first = 1;
  let last = 0;
  let inKey = false;
  /** The last line of the block goes on in the next. */
  let torn = false;

  const flush = (): void => {
    const end = Math.max(first, last + (torn ? 1 : 0));
    const lines = first === end ? `line ${end}` : `lines ${first}–${end}`;
    const changed = block.map(change);
    const starts = new Uint32Array(block.length);
    for (let i = 1; i < block.length; i += 1)
      starts[i] = (starts[i - 1] ?? 0) + (changed[i - 1]?.length ?? 0);
    const places = { kind: 'line', first, starts, numbers: Uint32Array.from(numbers) } as const;
    if (block.length > 0) into.text([...place, lines], changed.join(''), places);
    block = [];
    numbers = [];
    length = 0;
    first = last + 1;
  };
  const take = (line: string, whole: boolean): void => {
    meter.tick();
    block.push(line);
    numbers.push(last + 1 - first);
    length += line.length;
    torn = !whole;
    if (whole) last += 1;
    if (line.startsWith('-----BEGIN ')) inKey = true;
    if (line.startsWith('-----END ')) inKey = false;
    if (isFull(block.length, length, line, inKey)) flush();
  };
  return {
    add(step) {
      const text = rest + step;
      let at = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        take(text.slice(at, end + 1), true);
        at = end + 1;
      }
      rest = text.slice(at);
      while (rest.length > longestLine) {
        const end = gapBefore(rest, blockLength);
        take(rest.slice(0, end.at), false);
        rest = rest.slice(end.gap ? end.at : end.at - overlap);
      }
    },
    end() {
      if (rest !== '') take(rest, true);
      rest = '';
      flush();
    },
  };
}

function isFull(lines: number, length: number, line: string, inKey: boolean): boolean {
  if (lines < blockLines && length < blockLength) return false;
  const most = lines >= blockLines + slackLines || length >= 2 * blockLength;
  return most || (!inKey && line.trim() === '');
}

/** The last place before `end` where neither word nor number goes on; `end` itself where there is none near. */
function gapBefore(text: string, end: number): { at: number; gap: boolean } {
  for (let at = end; at > end - 4096; at -= 1) {
    if (gaps.has(text.charCodeAt(at - 1))) return { at, gap: true };
  }
  return { at: end, gap: false };
}
