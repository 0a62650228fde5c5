import type { InspectedFile, UnscannableReason } from '../core/decide/egress.ts';
import type { FileJudge } from '../core/decide/judge-file.ts';
import { packVerdict } from '../core/decide/packed-verdict.ts';
import type { FoundSoFar } from '../inspect/look-into.ts';
import { andUnread } from '../inspect/unread.ts';
import type { InspectionResult, InspectionUnfinished } from '../messaging/inspection.ts';

type About = Pick<InspectedFile, 'name' | 'bytes'>;

/** What an inspection ends with. */
export function resultOf(
  judge: FileJudge,
  about: About,
  { type, facets, counts, unscannable, otherReasons }: FoundSoFar,
): InspectionResult {
  const found = { type, facets, counts, ...(unscannable !== null && { unscannable }) };
  // Beyond the verdict nobody asks for more reasons than the one that is shown.
  const others = otherReasons === undefined ? {} : { otherReasons };
  return { ...found, verdict: packVerdict(judge.verdict({ ...found, ...others, ...about })) };
}

/** So many are told at once; after that no more than one in so many milliseconds. */
const promptly = 20;
const pauseMs = 100;

/**
 * Tells how the file would be judged were it not read any further. A file with ten thousand others inside must not cost
 * ten thousand verdicts: of many steps only some are told, but for those that are `urgent`, because the next one may take
 * long.
 */
export function createUnfinished(
  judge: FileJudge,
  about: About,
  tell: (unfinished: InspectionUnfinished) => void,
): (found: FoundSoFar, urgent?: 'urgent') => void {
  let told = 0;
  let last = 0;
  return (found, urgent) => {
    const now = performance.now();
    if (urgent === undefined && told >= promptly && now - last < pauseMs) return;
    told += 1;
    last = now;
    const endedBy = (reason: UnscannableReason) => resultOf(judge, about, andUnread(found, reason));
    tell({
      unfinished: { timeout: endedBy('timeout'), 'inspector-unavailable': endedBy('inspector-unavailable') },
    });
  };
}
