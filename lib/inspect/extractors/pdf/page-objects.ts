import type { Area } from './area.ts';
import { boxOfImage, isUpright, type Matrix } from './matrix.ts';
import { kinds, matrixOf, pixelSize, walkObjects } from './object-walk.ts';
import { createOutlineFinder } from './outlines.ts';
import type { PdfReader, Pointer } from './pdfium.ts';
import { createTileFinder } from './tiles.ts';

export interface PageImage {
  /** Position among the page's images, from 0, in the order of `surveyObjects`. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** Where it is drawn, if turned or mirrored: as it is stored nobody sees it. */
  readonly turned?: Area;
}

/** What a page consists of. */
export interface Survey {
  /** Images that are large enough to hold something readable. */
  readonly images: readonly PageImage[];
  /** Writing that is not text: letters as outlines, and pictures cut into pieces that are too small for `images`. */
  readonly areas: readonly Area[];
  /** Something that may be writing: an image, a shading, or outlines beyond a few rules and frames. */
  readonly drawn: boolean;
  readonly invisibleTexts: ReadonlySet<Pointer>;
  /** Text that stands beside the page; what is drawn as a form (8.10) is not asked. */
  readonly textOutside: boolean;
}

const invisibleMode = 3;
/** Fewer lines and curves than this are rules and boxes; a letter drawn as an outline has ten to forty. */
const fewSegments = 150;
/** Smaller images are icons and rules, in pixels. */
const minImage = { width: 120, height: 24 };
/** Pixels that PDFium may decode at once, at 4 bytes each. */
export const maxImagePixels = 40_000_000;

/** @param turns quarters by which the page is turned clockwise to be seen. */
export function surveyObjects(reader: PdfReader, page: Pointer, turns: number): Survey {
  const { api } = reader;
  const images: PageImage[] = [];
  const outlines = createOutlineFinder(reader, turns);
  const tiles = createTileFinder();
  const invisibleTexts = new Set<Pointer>();
  let index = 0;
  let segments = 0;
  let textOutside = false;
  let shaded = false;
  const isOutside = outsideOf(reader, page);
  walkObjects(reader, page, (object, kind, depth, form) => {
    if (kind === kinds.text) {
      if (api.FPDFTextObj_GetTextRenderMode(object) === invisibleMode) invisibleTexts.add(object);
      textOutside ||= depth === 0 && isOutside(object);
    }
    if (kind === kinds.path) {
      const points = api.FPDFPath_CountSegments(object);
      segments += points;
      outlines.add(object, points, () => matrixOf(reader, object, form));
    }
    if (kind === kinds.shading) shaded = true;
    if (kind !== kinds.image) return;
    const { width, height } = pixelSize(reader, object);
    const matrix = matrixOf(reader, object, form);
    const isLarge = width >= minImage.width && height >= minImage.height;
    tiles.add(boxOfImage(matrix), isLarge ? 0 : width * height);
    if (isLarge) images.push({ index, width, height, ...turnedArea(matrix, turns, index, width * height) });
    index += 1;
  });
  const areas = [outlines.found(), tiles.found()].filter((area) => area !== undefined);
  const drawn = index > 0 || shaded || segments >= fewSegments || areas.length > 0;
  return { images, areas, drawn, invisibleTexts, textOutside };
}

function turnedArea(matrix: Matrix, turns: number, index: number, pixels: number): { turned?: Area } {
  if (isUpright(matrix, turns)) return {};
  const box = boxOfImage(matrix);
  const size = (box.right - box.left) * (box.top - box.bottom);
  const key = [turns, ...matrix].map(Math.round).join(' ');
  return { turned: { box, name: `image ${index + 1}`, detail: Math.sqrt(pixels / size), key } };
}

/** Four numbers that PDFium writes one after the other. */
function readFloats(
  reader: PdfReader,
  fill: (at: Pointer) => unknown,
): readonly [number, number, number, number] | null {
  return reader.borrow(16, (at) => {
    if (!fill(at)) return null;
    const float = (index: number): number => reader.float32(at + index * 4);
    return [float(0), float(1), float(2), float(3)];
  });
}

/** Tells of an object of the page whether none of it is on the page. */
function outsideOf(reader: PdfReader, page: Pointer): (object: Pointer) => boolean {
  const { api } = reader;
  const box = readFloats(reader, (at) => api.FPDF_GetPageBoundingBox(page, at));
  if (box === null) return () => false;
  const [pageLeft, pageTop, pageRight, pageBottom] = box;
  return (object) => {
    const bounds = readFloats(reader, (at) => api.FPDFPageObj_GetBounds(object, at, at + 4, at + 8, at + 12));
    if (bounds === null) return false;
    const [left, bottom, right, top] = bounds;
    // Nothing, or a space.
    if (right - left < 1 || top - bottom < 1) return false;
    return right <= pageLeft || left >= pageRight || top <= pageBottom || bottom >= pageTop;
  };
}
