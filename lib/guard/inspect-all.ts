import type { Egress } from '../core/decide/egress.ts';
import type { InspectionProgress } from '../messaging/inspection.ts';
import type { Progress } from '../ui/ask.ts';
import type { GuardContext } from './context.ts';
import type { FileInspector, Inspected } from './inspect-file.ts';
import type { ActivePolicy } from './policy-source.ts';
import { together } from './together.ts';

const progressAfterMs = 300;

/** Milliseconds that all files of one send have, until policy decides about what could not be read. */
function sendMs(files: number): number {
  return Math.min(180_000, 60_000 + 5000 * (files - 1));
}

export interface ToInspect {
  readonly files: readonly File[];
  /** Some of them could not be listed (a large folder). */
  readonly truncated?: boolean;
}

/** Has all of them looked into, and says so when it takes a while. Null when the person does not want to wait. */
export async function inspectAll(
  context: GuardContext,
  policy: ActivePolicy,
  { files, truncated = false }: ToInspect,
  egress: Egress,
  inspect: FileInspector,
): Promise<readonly Inspected[] | null> {
  let notice: Progress | null = null;
  const progress = together(files.length);
  const ended = new AbortController();
  const signal = AbortSignal.any([context.signal, ended.signal]);
  const cancelled = new Promise<null>((resolve) => {
    const timer = setTimeout(() => {
      const request = { text: files.length === 1 ? (files[0]?.name ?? '') : '', channel: 'file' as const };
      notice = context.dialog.progress(request, signal);
      notice.reached(progress.all());
      void notice.cancelled.then(() => {
        resolve(null);
      });
    }, progressAfterMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
    });
  });
  try {
    const withinMs = sendMs(files.length);
    const all = files.map(async (file, index) => {
      const onProgress = (reached: InspectionProgress) => {
        progress.reached(index, reached);
        notice?.reached(progress.all());
      };
      const inspected = await inspect({ file, egress, policy, truncated, withinMs }, onProgress, signal);
      progress.ended(index);
      notice?.reached(progress.all());
      return inspected;
    });
    return await Promise.race([Promise.all(all), cancelled]);
  } finally {
    ended.abort();
  }
}
