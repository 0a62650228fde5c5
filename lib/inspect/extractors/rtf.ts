import type { Extractor } from '../extractor.ts';
import { readRtf } from '../rtf/read-rtf.ts';

/** RTF: see `readRtf`. */
export const rtfExtractor: Extractor = {
  types: ['application/rtf', 'text/rtf'],
  extract(bytes, into, meter) {
    readRtf(bytes, into, meter);
  },
};
