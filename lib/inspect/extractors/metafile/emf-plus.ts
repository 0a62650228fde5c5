import { decodeUtf16 } from '../../code-pages.ts';
import type { Collector } from '../../collector.ts';

/** "EMF+", in front of the records in a comment. */
const mark = 0x2b464d45;
/** Record types of [MS-EMFPLUS] 2.1.1.1. */
const header = 0x4001;
const object = 0x4008;
const drawString = 0x401c;
const drawDriverString = 0x4036;
const imageObject = 5;
/** Of a header: the same drawing stands in plain EMF records as well. */
const isDual = 1;
/** Of a driver string: its letters are letters, not numbers of glyphs. */
const areLetters = 1;

export interface EmfPlus {
  /** The records in one comment, from behind its length; nothing where it is another comment. Throws RangeError. */
  read(comment: Uint8Array): void;
  /** Strings so far, as they were drawn. */
  readonly texts: readonly string[];
}

/** EMF+ ([MS-EMFPLUS]): strings; images that are files as they stand, where no plain record draws them too. */
export function createEmfPlus(into: Collector): EmfPlus {
  const texts: string[] = [];
  let dual = false;
  const readRecord = (type: number, flags: number, data: DataView): void => {
    if (type === header) dual = (flags & isDual) !== 0;
    else if (type === drawString) texts.push(lettersAt(data, 28, data.getUint32(8, true)));
    else if (type === drawDriverString) {
      if ((data.getUint32(4, true) & areLetters) !== 0)
        texts.push(lettersAt(data, 16, data.getUint32(12, true)));
      else if (!dual) into.unscannable('unknown-type');
    } else if (type === object && ((flags >> 8) & 0x7f) === imageObject && !dual)
      embedImage(data, flags, into);
  };
  return {
    texts,
    read(comment) {
      const view = new DataView(comment.buffer, comment.byteOffset, comment.byteLength);
      if (comment.length < 4 || view.getUint32(0, true) !== mark) return;
      for (let at = 4; at + 12 <= comment.length;) {
        const size = view.getUint32(at + 4, true);
        if (size < 12 || at + size > comment.length) throw new RangeError('inspect/emf-plus-record');
        const data = new DataView(comment.buffer, comment.byteOffset + at + 12, size - 12);
        readRecord(view.getUint16(at, true), view.getUint16(at + 2, true), data);
        at += size;
      }
    },
  };
}

function lettersAt(data: DataView, at: number, count: number): string {
  if (at + count * 2 > data.byteLength) throw new RangeError('inspect/emf-plus-text');
  return decodeUtf16(new Uint8Array(data.buffer, data.byteOffset + at, count * 2));
}

/** [MS-EMFPLUS] 2.2.1.4: a bitmap, and in it a file; everything else (pixels, metafiles, pieces) is not taken. */
function embedImage(data: DataView, flags: number, into: Collector): void {
  const isPiece = (flags & 0x8000) !== 0;
  const isFile = data.byteLength > 28 && data.getUint32(4, true) === 1 && data.getUint32(24, true) === 1;
  if (isPiece || !isFile) into.unscannable('unknown-type');
  else
    into.embed(
      ['drawing'],
      'picture',
      new Uint8Array(data.buffer, data.byteOffset + 28, data.byteLength - 28),
    );
}
