import type { Egress, InspectedFile } from '../core/decide/egress.ts';
import type { LoadedPolicy } from '../core/decide/index.ts';
import { type FileJudge, startFileJudge } from '../core/decide/judge-file.ts';
import type { TextPart } from '../inspect/extracted.ts';
import { type FoundSoFar, lookInto } from '../inspect/look-into.ts';
import { createMeter, type Limits, type Meter } from '../inspect/meter.ts';
import { type ReadersFor, readsPixels } from '../inspect/stage.ts';
import { andUnread } from '../inspect/unread.ts';
import type { InspectionUnfinished, Stage } from '../messaging/inspection.ts';
import { aheadMs, ocrMs, textMs } from './deadlines.ts';
import { lookAtEnds } from './large-file.ts';
import type { ReaderEnd, ReaderJob } from './reader-messages.ts';
import { heavyBytes } from './reader-size.ts';
import { createUnfinished, resultOf } from './unfinished.ts';

export interface Readers {
  readonly policy: (hash: string, version: number) => Promise<LoadedPolicy | null>;
  readonly readersFor: ReadersFor;
  /** Of one file. */
  readonly limits: Limits;
  /** Nothing is to be read for now: leaves nothing of what was read in any engine's memory. */
  rest(): void;
}

/** Hears how far it is, and what the end would be if it were now. */
export interface Listener {
  onStage(stage: Stage, done: number, total: number): void;
  onUnfinished(unfinished: InspectionUnfinished): void;
}

/** Reads a file and judges it. Its texts stay here. */
export async function readFile(job: ReaderJob, readers: Readers, listener: Listener): Promise<ReaderEnd> {
  const policy = await readers.policy(job.policyHash, job.policyVersion);
  if (policy === null) {
    const end = { failed: 'inspector-unavailable' } as const;
    return { end, holds: 'never', isCramped: false, isHeavy: false };
  }
  listener.onStage('metadata', 0, 0);
  const egress: Egress = { ...job.egress, content: { kind: 'files', files: [] } };
  const about = { name: job.name, bytes: job.size };
  const judge = startFileJudge(policy, egress, Date.now(), about);
  const isWhole = job.tail === undefined;
  const meter = createMeter(readers.limits);
  const look = lookWith(about, { ...readers, meter }, judge, listener);
  const found = isWhole
    ? await look(job.bytes)
    : await lookAtEnds(
        { name: job.name, head: job.bytes, tail: job.tail },
        (texts) => judge.add(texts),
        look,
      );
  const isCramped = isWhole && (found.unscannable === 'too-large' || found.facets.includes('truncated'));
  const end = resultOf(judge, about, job.truncated ? andUnread(found, 'too-large') : found);
  const taken = job.bytes.length + (job.tail?.length ?? 0) + takenOf(readers.limits, meter.left());
  return { end, holds: holdsFor(policy, found), isCramped, isHeavy: taken > heavyBytes };
}

/** In bytes. A UTF-16 code unit has two. */
function takenOf(before: Limits, left: Limits): number {
  return before.inflatedBytes - left.inflatedBytes + 2 * (before.textLength - left.textLength);
}

type Look = (bytes: Uint8Array, change?: (text: TextPart) => readonly TextPart[]) => Promise<FoundSoFar>;

/** Looks into bytes of the file, and judges what is written there; all of it within one time. */
function lookWith(
  about: Pick<InspectedFile, 'name' | 'bytes'>,
  { readersFor, meter }: Pick<Readers, 'readersFor'> & { readonly meter: Meter },
  judge: FileJudge,
  { onStage, onUnfinished }: Listener,
): Look {
  const tell = createUnfinished(judge, about, onUnfinished);
  let until = performance.now() + textMs - aheadMs;
  return async (bytes, change) => {
    let known: FoundSoFar | null = null;
    let isLate = false;
    const found = await lookInto(about.name, bytes, {
      ...{ readersFor, meter, wants: { text: judge.wantsText } },
      goesOn(texts, soFar) {
        known = soFar;
        for (const batch of batchesOf(change === undefined ? texts : texts.flatMap(change))) {
          if (!judge.add(batch)) return false;
          tell(soFar);
          isLate = performance.now() > until;
          if (isLate) return false;
        }
        return true;
      },
      onStage(stage, done, total) {
        if (stage === 'ocr' && done === 0) until = performance.now() + ocrMs - aheadMs;
        if (known !== null && readsPixels(stage)) tell(known, 'urgent');
        onStage(stage, done, total);
      },
    });
    return isLate ? { ...andUnread(found, 'timeout'), isPassing: true } : found;
  };
}

const batchLength = 64 * 1024;

/** As many as are scanned between two looks at the clock. */
function* batchesOf(texts: readonly TextPart[]): Generator<readonly TextPart[]> {
  let from = 0;
  let length = 0;
  for (const [at, { text }] of texts.entries()) {
    length += text.length;
    if (length < batchLength && at < texts.length - 1) continue;
    yield texts.slice(from, at + 1);
    from = at + 1;
    length = 0;
  }
}

function holdsFor({ bundle }: LoadedPolicy, { isPassing }: FoundSoFar) {
  if (isPassing) return 'never';
  return bundle.rules.some(({ when }) => when.schedule !== null) ? 'this-minute' : 'always';
}
