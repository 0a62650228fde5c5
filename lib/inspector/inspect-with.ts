import type { InspectionEnd, InspectionRequest, InspectionWord } from '../messaging/inspection.ts';
import { askReader, type Ends } from './ask-reader.ts';
import { headBytes, tailBytes } from './large-file.ts';
import { readDisk } from './read-disk.ts';
import type { ReaderJob } from './reader-messages.ts';
import { largestFile, type ReaderSize } from './reader-size.ts';
import type { VerdictCache } from './verdict-cache.ts';
import type { WorkerLike } from './worker-like.ts';

export interface Inspection {
  readonly end: InspectionEnd;
  /** A larger reader would find more. */
  readonly needsFull: boolean;
  /** The reader is to be ended; the next file gets another. */
  readonly isSpent: boolean;
}

export interface SizedReader {
  readonly size: ReaderSize;
  /** Made when it is needed. */
  get(): WorkerLike;
}

/** Has one file read, unless the same was said before. */
export async function inspectWith(
  reader: SizedReader,
  request: InspectionRequest,
  cache: VerdictCache,
  onWord: (word: InspectionWord) => void,
  ends: Ends,
): Promise<Inspection> {
  const without = (end: InspectionEnd): Inspection => ({ end, needsFull: false, isSpent: false });
  const { file, egress, policyVersion, policyHash, truncated } = request;
  const { name, size } = file;
  const isWhole = size <= largestFile.full;
  const ended = AbortSignal.any([ends.gone, ends.over]);
  // Letters may have four bytes: the end begins with a whole one.
  const tailAt = size - tailBytes - ((size - tailBytes) % 4);
  const read = await readDisk(isWhole ? [file] : [file.slice(0, headBytes), file.slice(tailAt)], ended);
  if (typeof read === 'string') return without({ failed: read });
  const [bytes, tail] = read;
  const about = { egress, policyVersion, policyHash, truncated, name, size };
  if (tail !== undefined) {
    const { end, isSpent } = await askReader(reader.get(), { ...about, bytes, tail }, onWord, ends);
    return { end, needsFull: false, isSpent };
  }
  const { key, contentKey } = await cache.keysOf(bytes, request);
  const withContent = (end: InspectionEnd): InspectionEnd => ('failed' in end ? end : { ...end, contentKey });
  const known = await cache.get(key);
  if (known !== null) return without(withContent(known));
  const job: ReaderJob = { ...about, bytes };
  const { end, holds, isCramped, isSpent } = await askReader(reader.get(), job, onWord, ends);
  const needsFull = isCramped && reader.size === 'small';
  if (!needsFull) cache.put(key, end, holds);
  return { end: withContent(end), needsFull, isSpent };
}
