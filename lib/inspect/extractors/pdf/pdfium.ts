import { init, type Methods, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { instantiateCapped, type HeapCap } from '../../engine.ts';
import type { Meter } from '../../meter.ts';

/** Address in PDFium's heap; 0 is none. Also what stands for its documents, pages and objects. */
export type Pointer = number;

/** PDFium's functions, named as in its public headers (fpdfview.h and so on), and its heap. */
export interface Pdfium {
  readonly api: Methods;
  /** Memory of `bytes` bytes for the time of `use`. Throws where PDFium has none left. */
  borrow<T>(bytes: number, use: (at: Pointer) => T): T;
  /** A copy, safe from the heap's growth. */
  copy(at: Pointer, bytes: number): Uint8Array<ArrayBuffer>;
  write(at: Pointer, bytes: Uint8Array): void;
  uint32(at: Pointer): number;
  float32(at: Pointer): number;
}

/** What one file's parts are read with. */
export interface PdfReader extends Pdfium {
  readonly meter: Meter;
  readonly document: Pointer;
  /** Form environment of the document; form fields are not to be had without. */
  readonly form: Pointer;
  /** Its parts are said to be what they are, paragraphs or figures (ISO 32000-2, 14.7.1), and it is short enough to ask. */
  readonly isTagged: boolean;
}

/** Starts PDFium within `cap`. Prints nothing, fetches nothing. */
export async function loadPdfium(wasm: ArrayBuffer, cap: HeapCap): Promise<Pdfium> {
  const silent = (): void => undefined;
  const module = await new Promise<WrappedPdfiumModule>((resolve, reject) => {
    const instantiateWasm = instantiateCapped(wasm, cap, reject);
    init({ instantiateWasm, print: silent, printErr: silent }).then(resolve, reject);
  });
  module.PDFiumExt_Init();
  return wrap(module);
}

/** Asked of every object, letter, point or tag of a page. Their arguments and results are numbers and need no conversion. */
const askedOften = [
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetTextObject',
  'FPDFText_GetUnicode',
  'FPDFPage_GetObject',
  'FPDFFormObj_GetObject',
  'FPDFFormObj_CountObjects',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFPath_CountSegments',
  'FPDFPath_GetDrawMode',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetPoint',
  'FPDF_StructElement_CountChildren',
  'FPDF_StructElement_GetChildAtIndex',
  'FPDF_StructElement_GetAltText',
] as const satisfies readonly (keyof Methods)[];

function wrap(module: WrappedPdfiumModule): Pdfium {
  const { pdfium } = module;
  // The module's own functions convert what they are given, and that takes longer than most answers.
  const direct = Object.fromEntries(askedOften.map((name) => [name, Reflect.get(pdfium.wasmExports, name)]));
  return {
    api: { ...module, ...direct },
    borrow(bytes, use) {
      const at = pdfium.wasmExports.malloc(bytes);
      if (at === 0) throw new Error('inspect/heap-cap');
      try {
        return use(at);
      } finally {
        pdfium.wasmExports.free(at);
      }
    },
    copy: (at, bytes) => Uint8Array.from(pdfium.HEAPU8.subarray(at, at + bytes)),
    write: (at, bytes) => {
      pdfium.HEAPU8.set(bytes, at);
    },
    uint32: (at) => new DataView(pdfium.HEAPU8.buffer).getUint32(at, true),
    float32: (at) => new DataView(pdfium.HEAPU8.buffer).getFloat32(at, true),
  };
}

const utf16 = new TextDecoder('utf-16le');
const utf8 = new TextDecoder();

/** PDFium's usual way to give out bytes: called without a buffer it tells the length, called with one it fills it. */
type Fill = (buffer: Pointer, bytes: number) => number;

/** A string that PDFium gives in UTF-16LE, with its terminator. */
export function readWide(reader: PdfReader, fill: Fill): string {
  return utf16.decode(readBytes(reader, fill)).replace(/\0+$/, '');
}

/** A string that PDFium gives byte by byte, as it stands in the file, with its terminator. */
export function readNarrow(reader: PdfReader, fill: Fill): string {
  return utf8.decode(readBytes(reader, fill)).replace(/\0+$/, '');
}

/** A text of an annotation's dictionary; empty where there is none. */
export function stringValue(reader: PdfReader, annotation: Pointer, key: string): string {
  return readWide(reader, (buffer, bytes) =>
    reader.api.FPDFAnnot_GetStringValue(annotation, key, buffer, bytes),
  );
}

function readBytes(reader: PdfReader, fill: Fill): Uint8Array {
  const length = fill(0, 0);
  if (length <= 0) return new Uint8Array();
  reader.meter.inflate(length);
  return reader.borrow(length, (at) => {
    fill(at, length);
    return reader.copy(at, length);
  });
}

/** For functions that write the length to an address and say by their result whether they could. */
export function readSized(
  reader: PdfReader,
  fill: (buffer: Pointer, bytes: number, length: Pointer) => boolean | number,
): Uint8Array<ArrayBuffer> | undefined {
  return reader.borrow(8, (length) => {
    reader.write(length, new Uint8Array(8));
    if (!fill(0, 0, length)) return undefined;
    const bytes = reader.uint32(length);
    if (bytes === 0) return new Uint8Array();
    reader.meter.inflate(bytes);
    return reader.borrow(bytes, (at) => (fill(at, bytes, length) ? reader.copy(at, bytes) : undefined));
  });
}
