import type { InspectionEnd, InspectionRequest, InspectionWord } from '../messaging/inspection.ts';
import { type Answered, askReader, type Ends } from './ask-reader.ts';
import { headBytes, tailBytes } from './large-file.ts';
import { type Bytes, readDisk, wipe } from './read-disk.ts';
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

const without = (end: InspectionEnd): Inspection => ({ end, needsFull: false, isSpent: false });

/** Has one file read, unless the same was said before. */
export async function inspectWith(
  reader: SizedReader,
  request: InspectionRequest,
  cache: VerdictCache,
  onWord: (word: InspectionWord) => void,
  ends: Ends,
): Promise<Inspection> {
  const { file } = request;
  const { size } = file;
  const isWhole = size <= largestFile.full;
  const ended = AbortSignal.any([ends.gone, ends.over]);
  // Letters may have four bytes: the end begins with a whole one.
  const tailAt = size - tailBytes - ((size - tailBytes) % 4);
  const read = await readDisk(isWhole ? [file] : [file.slice(0, headBytes), file.slice(tailAt)], ended);
  if (typeof read === 'string') return without({ failed: read });
  const ask = async (known: Known) => askReader(reader.get(), { ...jobOf(request), ...known }, onWord, ends);
  try {
    const [bytes, tail] = read;
    if (tail === undefined) return await inspectWhole(bytes, reader, request, cache, ask);
    const { end, isSpent } = await ask({ bytes, tail });
    return { end, needsFull: false, isSpent };
  } finally {
    // What the reader did not take.
    for (const bytes of read) wipe(bytes);
  }
}

type Known = Pick<ReaderJob, 'bytes' | 'tail'>;

async function inspectWhole(
  bytes: Bytes,
  { size }: SizedReader,
  request: InspectionRequest,
  cache: VerdictCache,
  ask: (known: Known) => Promise<Answered>,
): Promise<Inspection> {
  const { key, contentKey } = await cache.keysOf(bytes, request);
  const withContent = (end: InspectionEnd): InspectionEnd => ('failed' in end ? end : { ...end, contentKey });
  const known = await cache.get(key);
  if (known !== null) return without(withContent(known));
  const { end, holds, isCramped, isSpent } = await ask({ bytes });
  const needsFull = isCramped && size === 'small';
  if (!needsFull) cache.put(key, end, holds);
  return { end: withContent(end), needsFull, isSpent };
}

function jobOf({
  file,
  egress,
  policyVersion,
  policyHash,
  truncated,
}: InspectionRequest): Omit<ReaderJob, 'bytes'> {
  return { egress, policyVersion, policyHash, truncated, name: file.name, size: file.size };
}
