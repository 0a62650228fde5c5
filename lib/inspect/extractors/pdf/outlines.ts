import type { Area } from './area.ts';
import { unite, type Box, type Matrix } from './matrix.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

/** An L has six corners; rules, boxes, bars, and points of arrows have fewer. */
const minPoints = 6;
/** Points of the page. Smaller ones are not to be read, larger ones are drawings. */
const minSize = 3;
const maxSize = 150;
/** Shapes within half of this of one line stand on it: round letters reach below it. */
const rowStep = 3;
/** The shortest number that matters has eleven digits, and one may be missed. */
const minLetters = 10;
/** Markers of a chart and bullets are all of one form, or two. */
const minForms = 3;
/** From letter to letter, in heights of the line. */
const maxAdvance = 1.5;
/** A page of writing has 50,000. One with more is drawn as it is: to look at each point takes as long. */
const maxPoints = 100_000;
/** Larger than any page (14,400 points a side, ISO 32000-2, annex C). */
const everything: Box = { left: -20_000, bottom: -20_000, right: 20_000, top: 20_000 };
/** FPDF_SEGMENT_MOVETO, fpdf_edit.h. */
const moveTo = 2;

interface Row {
  letters: number;
  /** By the number of their points. */
  readonly forms: Set<number>;
  box: Box;
  /** FNV-1a of where each shape is. */
  hash: number;
}

/**
 * Finds letters that are drawn as outlines: shapes of a letter's size, of several forms, many on one line. Charts and
 * icons have as many curves, but not in rows.
 *
 * @param turns quarters by which the page is turned clockwise to be seen.
 */
export function createOutlineFinder(
  reader: PdfReader,
  turns: number,
): { add(path: Pointer, points: number, matrix: () => Matrix): void; found(): Area | undefined } {
  const rows = new Map<number, Row>();
  let left = maxPoints;
  return {
    add(path, points, matrix) {
      if (points < minPoints || left < 0 || !isFilled(reader, path)) return;
      left -= points;
      if (left < 0) return;
      for (const shape of shapesOf(reader, path, points, matrix())) {
        const line = baseline(shape.box, turns) / rowStep;
        // On two grids, so that no line is cut by the edges of both.
        addTo(rows, Math.floor(line) * 2, shape);
        addTo(rows, Math.floor(line + 0.5) * 2 + 1, shape);
      }
    },
    found() {
      if (left < 0) return { box: everything, name: 'drawing', detail: 0 };
      const writing = [...rows.values()].filter(isWriting);
      if (writing.length === 0) return undefined;
      return {
        box: writing.map(({ box }) => box).reduce(unite),
        name: 'drawing',
        detail: 0,
        key: `outlines ${writing.map(({ hash }) => hash >>> 0).join(' ')}`,
      };
    },
  };
}

function isWriting({ letters, forms, box }: Row): boolean {
  if (letters < minLetters || forms.size < 2) return false;
  if (forms.size >= minForms) return true;
  // A number may have two digits alone; it is as long as its digits are wide.
  const [width, height] = [box.right - box.left, box.top - box.bottom];
  return Math.max(width, height) <= letters * maxAdvance * Math.min(width, height);
}

function isFilled(reader: PdfReader, path: Pointer): boolean {
  return reader.borrow(8, (at) => {
    const known = reader.api.FPDFPath_GetDrawMode(path, at, at + 4);
    return known && reader.uint32(at) !== 0;
  });
}

interface Shape {
  readonly box: Box;
  readonly points: number;
}

/** Subpaths (ISO 32000-2, 8.5.2) that may be letters. Asked for every point: no objects, no calls that can be spared. */
function shapesOf(reader: PdfReader, path: Pointer, points: number, matrix: Matrix): Shape[] {
  const { api, meter } = reader;
  const [a, b, c, d, e, f] = matrix;
  const shapes: Shape[] = [];
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  let count = 0;
  const end = (): void => {
    const box = { left, bottom, right, top };
    if (count >= minPoints && isLetterSized(box)) shapes.push({ box, points: count });
    [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
    count = 0;
  };
  reader.borrow(8, (at) => {
    for (let index = 0; index < points; index += 1) {
      meter.tick();
      const point = api.FPDFPath_GetPathSegment(path, index);
      if (api.FPDFPathSegment_GetType(point) === moveTo) end();
      api.FPDFPathSegment_GetPoint(point, at, at + 4);
      const x = reader.float32(at);
      const y = reader.float32(at + 4);
      const [pageX, pageY] = [a * x + c * y + e, b * x + d * y + f];
      left = Math.min(left, pageX);
      right = Math.max(right, pageX);
      bottom = Math.min(bottom, pageY);
      top = Math.max(top, pageY);
      count += 1;
    }
  });
  end();
  return shapes;
}

function isLetterSized({ left, bottom, right, top }: Box): boolean {
  const [width, height] = [right - left, top - bottom];
  return Math.max(width, height) >= minSize && Math.max(width, height) <= maxSize;
}

/** The edge that is below once the page is turned. */
function baseline({ left, bottom, right, top }: Box, turns: number): number {
  return [bottom, right, top, left][turns] ?? bottom;
}

function addTo(rows: Map<number, Row>, line: number, { box, points }: Shape): void {
  const row = rows.get(line) ?? { letters: 0, forms: new Set(), box, hash: 0x811c9dc5 };
  row.letters += 1;
  row.forms.add(points);
  row.box = unite(row.box, box);
  for (const value of [points, box.left, box.bottom, box.right, box.top])
    row.hash = Math.imul(row.hash ^ Math.round(value * 10), 0x01000193);
  rows.set(line, row);
}
