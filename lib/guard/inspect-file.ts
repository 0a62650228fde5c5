import type { Egress, InspectedFile, UnscannableReason } from '../core/decide/egress.ts';
import { unpackVerdict } from '../core/decide/packed-verdict.ts';
import type { Verdict } from '../core/decide/verdict.ts';
import { browser } from '../messaging/browser.ts';
import {
  inspectionPort,
  isInspectionEnd,
  isInspectionProgress,
  isInspectionUnfinished,
} from '../messaging/inspection.ts';
import type {
  InspectionEnd,
  InspectionProgress,
  InspectionRequest,
  InspectionUnfinished,
  Interruption,
} from '../messaging/inspection.ts';
import { sendFromPage } from '../messaging/send-from-page.ts';
import type { ActivePolicy } from './policy-source.ts';

export interface FileToInspect {
  readonly file: File;
  /** Its content is not looked at. */
  readonly egress: Egress;
  readonly policy: ActivePolicy;
  /** It stands for a folder of which not all could be listed. */
  readonly truncated: boolean;
  /** Milliseconds for this and all files that go with it. */
  readonly withinMs: number;
}

/** What came of it. Without a verdict nobody could read it: the guard judges it by its name. */
export interface Inspected {
  readonly file: InspectedFile;
  readonly verdict: Verdict | null;
}

/** Has the extension look into a file and judge it. Never rejects; when `signal` aborts, the work ends there as well. */
export type FileInspector = (
  wanted: FileToInspect,
  onProgress: (progress: InspectionProgress) => void,
  signal: AbortSignal,
) => Promise<Inspected>;

/** An inspector says every 30 s at the latest how far it is. */
const silenceMs = 35_000;

export const inspectFile: FileInspector = async (wanted, onProgress, signal) => {
  const { file, policy, truncated, withinMs } = wanted;
  const { content: _content, recent: _recent, ...egress } = wanted.egress;
  const end = await inspectElsewhere(
    {
      file,
      egress,
      policyVersion: policy.bundle.version,
      policyHash: policy.bundle.contentHash,
      truncated,
      withinMs,
    },
    onProgress,
    signal,
  );
  if ('failed' in end) return unread(file, end.failed);
  const { verdict: packed, ...found } = end;
  const verdict = unpackVerdict(policy.bundle, packed);
  if (verdict === null) return unread(file, 'inspector-unavailable');
  return { file: { ...found, name: file.name, bytes: file.size, texts: [] }, verdict };
};

function unread({ name, size }: File, unscannable: UnscannableReason): Inspected {
  // A name tells as much as a text, and leaves with the file.
  const texts = [{ path: ['name'], text: name }];
  const type = 'application/octet-stream';
  return { file: { name, type, bytes: size, facets: [], texts, unscannable }, verdict: null };
}

async function inspectElsewhere(
  request: InspectionRequest,
  onProgress: (progress: InspectionProgress) => void,
  signal: AbortSignal,
): Promise<InspectionEnd> {
  const { ok } = await sendFromPage('inspect/wake', {});
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hangUp: () => void = () => undefined;
    const settle = (end: InspectionEnd) => {
      clearTimeout(timer);
      hangUp();
      resolve(end);
    };
    let known: InspectionUnfinished | null = null;
    const giveUp = (failed: Interruption) => {
      settle(known?.unfinished[failed] ?? { failed });
    };
    const unavailable = () => {
      giveUp('inspector-unavailable');
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, silenceMs, 'timeout');
    };
    if (!ok || signal.aborted) {
      unavailable();
      return;
    }
    try {
      const port = browser.runtime.connect({ name: inspectionPort });
      hangUp = () => {
        port.disconnect();
      };
      port.onDisconnect.addListener(unavailable);
      port.onMessage.addListener((message: unknown) => {
        if (isInspectionEnd(message)) settle(message);
        else {
          wait();
          if (isInspectionUnfinished(message)) known = message;
          else if (isInspectionProgress(message)) onProgress(message);
        }
      });
      signal.addEventListener('abort', unavailable);
      wait();
      port.postMessage(request);
    } catch {
      unavailable(); // the extension was reloaded, or removed
    }
  });
}
