import * as v from 'valibot';
import { parseSentRecord, type SentRecord } from '../../sent.ts';

const fromWorker = v.variant('type', [
  v.object({ type: v.literal('record'), epoch: v.number(), record: v.unknown() }),
  v.object({ type: v.literal('settled'), token: v.string() }),
]);

/**
 * The oracle's own line from the worker to the page, apart from the messenger's, so that nobody in between hears it.
 * The other direction goes with the calls, to keep its place among them: `replicaSettled` asks to be told when all
 * before it is recorded, `replicaForget` starts the records anew under another epoch.
 */
export type OracleMessage =
  | { readonly type: 'record'; readonly epoch: number; readonly record: SentRecord }
  | { readonly type: 'settled'; readonly token: string };

/** A message of the oracle; `null` when it is none. */
export function parseOracleMessage(data: unknown): OracleMessage | null {
  const parsed = v.safeParse(fromWorker, data);
  if (!parsed.success) return null;
  if (parsed.output.type === 'settled') return parsed.output;
  const record = parseSentRecord(parsed.output.record);
  return record && { ...parsed.output, record };
}
