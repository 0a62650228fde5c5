import { decodeBase64 } from '../../base64.ts';
import type { PartHandler } from './handler.ts';

/** Its version, and how long the package behind it is. */
const headBytes = 8;

/** Queries of Excel ([MS-QDEFF] 2.2): base64, within it a package whose parts hold their text. */
export const powerQuery: PartHandler = ({ document: { into, meter } }) => {
  let base64 = '';
  return {
    open: () => undefined,
    text(piece) {
      base64 += piece;
    },
    close: () => undefined,
    end() {
      const bytes = decodeBase64(base64, meter);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const length = bytes.length < headBytes ? 0 : view.getUint32(4, true);
      if (length === 0 || headBytes + length > bytes.length) into.unscannable('broken');
      else into.embed(['connections'], 'queries.zip', bytes.subarray(headBytes, headBytes + length));
    },
  };
};
