import type { ShapeText } from '../../office-art-texts.ts';

const notesAtom = 0x3f1;

/**
 * The id of the slide that a notes container belongs to ([MS-PPT] 2.5.12); 0 for the master of notes, undefined where
 * it does not say. `at` is the container's first record.
 */
export function slideOfNotes(view: DataView, at: number): number | undefined {
  const isAtom = at + 12 <= view.byteLength && view.getUint16(at + 2, true) === notesAtom;
  return isAtom ? view.getUint32(at + 8, true) : undefined;
}

/** Whether the bytes are records one after the other, each with its length, up to the very end. */
export function holdsRecords(view: DataView, start: number, end: number): boolean {
  let at = start;
  while (at + 8 <= end) at += 8 + view.getUint32(at + 4, true);
  return at === end && end > start;
}

/** Where what is said of a shape is told; `place` is the slide. */
export function shapePlace(place: readonly string[], kind: ShapeText['kind']): readonly string[] {
  if (kind === 'shown') return place;
  return [...place, kind === 'link' ? 'links' : 'alternative texts'];
}
