import { decodeSteps } from '../decode-text.ts';
import { delimiterOf } from '../delimiter.ts';
import { detectEncoding } from '../detect-encoding.ts';
import type { Extractor } from '../extractor.ts';
import { tableBlocks } from '../table-blocks.ts';

/** CSV and TSV (RFC 4180): rows in blocks, fields separated by tabs, quotes taken off. Rows that are not empty count as rows and as records. */
export const tableExtractor: Extractor = {
  types: ['text/csv', 'text/tab-separated-values'],
  extract(bytes, into, meter) {
    const encoding = detectEncoding(bytes);
    let blocks: ReturnType<typeof tableBlocks> | undefined;
    for (const step of decodeSteps(bytes, encoding, meter)) {
      blocks ??= tableBlocks(into, meter, delimiterOf(step.slice(0, 65536)) ?? ',');
      blocks.add(step);
    }
    blocks?.end();
  },
};
