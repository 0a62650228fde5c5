import type { Egress, InspectedFile, UnscannableReason } from '../core/decide/egress.ts';
import type { LoadedPolicy } from '../core/decide/index.ts';
import { type FileJudge, startFileJudge } from '../core/decide/judge-file.ts';
import { packVerdict } from '../core/decide/packed-verdict.ts';
import { lookInto } from '../inspect/look-into.ts';
import type { ReadersFor } from '../inspect/stage.ts';
import { typeOf } from '../inspect/type-of.ts';
import type { Stage } from '../messaging/inspection.ts';
import type { ReaderEnd, ReaderJob } from './reader-messages.ts';

export interface Readers {
  readonly policy: (version: number) => Promise<LoadedPolicy | null>;
  readonly readersFor: ReadersFor;
}

type OnStage = (stage: Stage, done: number, total: number) => void;
type Found = Pick<InspectedFile, 'type' | 'facets' | 'unscannable'> & Pick<Required<InspectedFile>, 'counts'>;

/** Reads a file and judges it, within the standard limits. Its texts stay here. */
export async function readFile(job: ReaderJob, readers: Readers, onStage: OnStage): Promise<ReaderEnd> {
  const policy = await readers.policy(job.policyVersion);
  if (policy === null) return { end: { failed: 'inspector-unavailable' }, holds: 'never' };
  onStage('metadata', 0, 0);
  const egress: Egress = { ...job.egress, content: { kind: 'files', files: [] } };
  const judge = startFileJudge(policy, egress, Date.now(), { name: job.name, bytes: job.size });
  const isWhole = job.bytes.length === job.size;
  const found = isWhole ? await lookAtAll(job, readers, judge, onStage) : await lookAtBeginning(job, judge);
  const file = job.truncated ? { ...found, unscannable: found.unscannable ?? ('too-large' as const) } : found;
  const verdict = judge.verdict({ ...file, name: job.name, bytes: job.size });
  return { end: { ...file, verdict: packVerdict(verdict) }, holds: holdsFor(policy, file.unscannable) };
}

async function lookAtAll(
  { name, bytes }: ReaderJob,
  { readersFor }: Readers,
  judge: FileJudge,
  onStage: OnStage,
): Promise<Found> {
  const { type, facets, counts, unscannable } = await lookInto(name, bytes, {
    readersFor,
    wants: { text: judge.wantsText },
    goesOn: (texts) => judge.add(texts),
    onStage,
  });
  return { type, facets, counts, ...(unscannable !== null && { unscannable }) };
}

/** What is too large to be read still has a name and a type. */
async function lookAtBeginning({ name, bytes }: ReaderJob, judge: FileJudge): Promise<Found> {
  judge.add([{ path: ['name'], text: name }]);
  return { type: await typeOf(bytes), facets: ['truncated'], counts: {}, unscannable: 'too-large' };
}

function holdsFor({ bundle }: LoadedPolicy, unscannable: UnscannableReason | undefined) {
  if (unscannable === 'timeout' || unscannable === 'inspector-unavailable') return 'never';
  return bundle.rules.some(({ when }) => when.schedule !== null) ? 'this-minute' : 'always';
}
