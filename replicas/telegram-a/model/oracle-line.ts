import * as v from 'valibot';
import { parseSentRecord, type SentRecord } from '../../sent.ts';

const fromPage = v.variant('type', [v.object({ type: v.literal('forget'), epoch: v.number() })]);
const fromWorker = v.variant('type', [
  v.object({ type: v.literal('record'), epoch: v.number(), record: v.unknown() }),
  v.object({ type: v.literal('settled'), token: v.string() }),
]);

/**
 * The oracle's own line between page and worker, apart from the messenger's: nobody in between, and what was recorded
 * before a reset is told from what came after by the epoch.
 */
export type OracleFromPage = v.InferOutput<typeof fromPage>;
export type OracleFromWorker =
  | { readonly type: 'record'; readonly epoch: number; readonly record: SentRecord }
  | { readonly type: 'settled'; readonly token: string };

export function parseFromPage(data: unknown): OracleFromPage | null {
  const parsed = v.safeParse(fromPage, data);
  return parsed.success ? parsed.output : null;
}

export function parseFromWorker(data: unknown): OracleFromWorker | null {
  const parsed = v.safeParse(fromWorker, data);
  if (!parsed.success) return null;
  if (parsed.output.type === 'settled') return parsed.output;
  const record = parseSentRecord(parsed.output.record);
  return record && { ...parsed.output, record };
}
