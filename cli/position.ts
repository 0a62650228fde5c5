import type { FileText } from '../lib/core/decide/egress.ts';
import { exactPath, pieceAt, placeAt } from '../lib/core/decide/place-index.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of offsets into a text, both from 1; columns count UTF-16 code units. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** A position in the narrowest part of a file that is known: a cell, a row; for lines, those of the file itself. */
export interface Location extends Position {
  readonly path: readonly string[];
}

export function locationsIn({ path, text, places }: FileText): (offset: number) => Location {
  const position = positionsIn(text);
  if (places === undefined) return (offset) => ({ path, ...position(offset) });
  return (offset) => {
    const piece = pieceAt(places.starts, offset);
    const begin = places.starts[piece] ?? 0;
    if (places.kind === 'line') {
      const line = places.first + (places.numbers[piece] ?? 0);
      return { path: path.slice(0, -1), line, column: offset - begin + 1 };
    }
    const at = placeAt(places, offset);
    const inPiece = positionsIn(text.slice(begin, offset))(offset - begin);
    return { path: exactPath(at === null ? { path } : { path, at }), ...inPiece };
  };
}
