import type { Finding } from '../detect/finding.ts';
import type { CompiledDetector } from '../detect/compiled.ts';
import type { Scanner } from './heeding.ts';

/** A longer text is scanned in pieces of about this length, in UTF-16 code units. */
export const pieceLength = 65_536;
/** Values up to this length that stand where two pieces meet are found as in one; so is what surrounds them. */
const longestValue = 8192;
const longestKeyword = 1024;
/** How far a cut is moved to a place where nothing is torn apart. */
const slack = 4096;

/** How much of its surroundings a piece is scanned with, on each side: as far as any evidence reaches, and a value. */
export function surroundingsOf(detectors: readonly CompiledDetector[]): number {
  let reach = 0;
  for (const { patterns } of detectors) {
    for (const { support, contrary } of patterns) {
      for (const { before, after } of [...support, ...contrary]) reach = Math.max(reach, before, after);
    }
  }
  return reach + longestKeyword + longestValue;
}

/**
 * What is found in a text of any length, as in one scan of all of it, in order: `onPiece` hears of the findings piece by
 * piece, with offsets of the text, and of where the piece ends. What begins in a piece belongs to it; what begins before
 * it only when the piece before did not see its end. Decoding has a budget a text (`fold/encoded.ts`), which each piece
 * has to itself: in a long text more is decoded than at once.
 */
export function scanLong(
  engine: Scanner,
  text: string,
  surroundings: number,
  onPiece: (findings: readonly Finding[], end: number) => void,
): void {
  if (text.length <= pieceLength) {
    onPiece(engine.scan(text), text.length);
    return;
  }
  const lastEnds = new Map<string, number>();
  let seen = 0;
  for (let from = 0; from < text.length;) {
    const to = cutBefore(text, from + pieceLength);
    const begin = beginBefore(text, from - surroundings);
    const end = Math.min(text.length, to + surroundings);
    const own: Finding[] = [];
    for (const found of engine.scan(text.slice(begin, end))) {
      const finding = { ...found, start: found.start + begin, end: found.end + begin };
      if (finding.start >= to || (finding.start < from && finding.end <= seen)) continue;
      // Findings of one detector never overlap, also where a piece saw less of a value than the one before.
      if (finding.start < (lastEnds.get(finding.detector) ?? 0)) continue;
      lastEnds.set(finding.detector, finding.end);
      own.push(finding);
    }
    onPiece(own, to);
    seen = end;
    from = to;
  }
}

/** A line's beginning or a gap between words shortly before, so that rows and encoded lines stay whole. */
function cutBefore(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return gapBefore(text, end, '\n') ?? gapBefore(text, end, ' ') ?? end;
}

function beginBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  return gapBefore(text, at, '\n') ?? gapBefore(text, at, ' ') ?? at;
}

function gapBefore(text: string, end: number, gap: string): number | null {
  const at = text.slice(Math.max(0, end - slack), end).lastIndexOf(gap);
  return at < 0 ? null : Math.max(0, end - slack) + at + 1;
}
