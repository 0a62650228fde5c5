import type { PartHandler } from './handler.ts';

/** Characters that XML does not take stand as `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Shared strings (18.4): cells give their number. Runs are put together; phonetic hints are left out. */
export const sharedStrings: PartHandler = ({ document: { strings } }) => {
  let text = '';
  let capturing = false;
  let phonetic = 0;
  return {
    open({ name }) {
      if (name === 't') capturing = phonetic === 0;
      else if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
    },
    text(piece) {
      if (capturing) text += piece;
    },
    close(name) {
      if (name === 't') capturing = false;
      else if (name === 'si') strings.push(decodeEscapes(text));
      else if (name === 'rPh') phonetic -= 1;
    },
  };
};
