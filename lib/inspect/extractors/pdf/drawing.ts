import { LimitError } from '../../meter.ts';
import { UnreadableError } from '../../unreadable.ts';
import type { Area } from './area.ts';
import { encodeGreyPng } from './grey-png.ts';
import type { PdfReader, Pointer } from './pdfium.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture is a window: `whole` is how large the page would be, and where it is seen through, from the top left. */
interface Window extends Size {
  readonly whole: Size;
  readonly left: number;
  readonly top: number;
  /** Quarters clockwise, beyond the page's own. */
  readonly turns: number;
}

/** Pixels of a drawn page: about 200 dpi on A4. */
const maxScan = { width: 2000, height: 3000 };
/** Around an area: letters at the very edge are read badly. */
const margin = 12;

/** All of a page, as a PNG. */
export function drawPage(reader: PdfReader, page: Pointer): Uint8Array {
  return draw(reader, page, windowOn(sizeOf(reader, page), 0), reader.form);
}

/** What an annotation is drawn as, alone; it is in no form. */
export function drawAppearance(reader: PdfReader, shown: Pointer, turns: number): Uint8Array {
  const { width, height } = sizeOf(reader, shown);
  const seen = turns % 2 === 0 ? { width, height } : { width: height, height: width };
  return draw(reader, shown, windowOn(seen, turns), 0);
}

/** A part of a page, at least as large as on the drawn page; undefined where none of it is on the page. */
export function drawArea(reader: PdfReader, page: Pointer, area: Area): Uint8Array | undefined {
  const size = sizeOf(reader, page);
  const base = scaleTo(size);
  const part = locate(reader, page, area, scaled(size, base));
  if (part === undefined) return undefined;
  const most = Math.min(maxScan.width / part.width, maxScan.height / part.height);
  // A part of a very small page would fill its picture, were it not for this.
  const zoom = Math.min(most, Math.max(1, area.detail / base));
  const whole = scaled(size, base * zoom);
  const found = locate(reader, page, area, whole);
  return found && draw(reader, page, { ...found, whole, turns: 0 }, reader.form);
}

function locate(
  reader: PdfReader,
  page: Pointer,
  { box }: Area,
  whole: Size,
): Omit<Window, 'whole' | 'turns'> | undefined {
  const { api } = reader;
  const corner = (x: number, y: number): readonly [number, number] =>
    reader.borrow(8, (at) => {
      api.FPDF_PageToDevice(page, 0, 0, whole.width, whole.height, 0, x, y, at, at + 4);
      return [reader.uint32(at) | 0, reader.uint32(at + 4) | 0];
    });
  const [x1, y1] = corner(box.left, box.bottom);
  const [x2, y2] = corner(box.right, box.top);
  const left = Math.max(0, Math.min(x1, x2) - margin);
  const top = Math.max(0, Math.min(y1, y2) - margin);
  const width = Math.min(whole.width, maxScan.width + left, Math.max(x1, x2) + margin) - left;
  const height = Math.min(whole.height, maxScan.height + top, Math.max(y1, y2) + margin) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : undefined;
}

/** FPDFBitmap_Gray; FPDF_ANNOT | FPDF_GRAYSCALE, fpdfview.h. */
const greyFormat = 1;
const renderFlags = 0x01 | 0x08;

function draw(reader: PdfReader, page: Pointer, window: Window, form: Pointer): Uint8Array {
  const { api } = reader;
  const { width, height, whole, left, top, turns } = window;
  reader.meter.inflate(width * height);
  return reader.borrow(width * height, (buffer) => {
    const bitmap = api.FPDFBitmap_CreateEx(width, height, greyFormat, buffer, width);
    if (bitmap === 0) throw new LimitError('too-large');
    try {
      api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
      api.FPDF_RenderPageBitmap(bitmap, page, -left, -top, whole.width, whole.height, turns, renderFlags);
      if (form !== 0)
        api.FPDF_FFLDraw(form, bitmap, page, -left, -top, whole.width, whole.height, turns, renderFlags);
      return encodeGreyPng({ width, height, data: reader.copy(buffer, width * height) }, reader.meter);
    } finally {
      api.FPDFBitmap_Destroy(bitmap);
    }
  });
}

function sizeOf({ api }: PdfReader, page: Pointer): Size {
  return { width: api.FPDF_GetPageWidthF(page), height: api.FPDF_GetPageHeightF(page) };
}

function windowOn(size: Size, turns: number): Window {
  const whole = scaled(size, scaleTo(size));
  return { ...whole, whole, left: 0, top: 0, turns };
}

/** As large as allowed; a page's own size says nothing, it may be a stamp or a wall. */
function scaleTo({ width, height }: Size): number {
  if (!(width > 0) || !(height > 0)) throw new UnreadableError('broken', 'page size');
  return Math.min(maxScan.width / width, maxScan.height / height);
}

const scaled = ({ width, height }: Size, scale: number): Size => ({
  width: Math.max(1, Math.round(width * scale)),
  height: Math.max(1, Math.round(height * scale)),
});
