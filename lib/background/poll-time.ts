import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';

/** While a stream tells of new versions, a poll only finds what that lost. A fifth more or less by chance. */
export const withStreamMs = 300_000;
const spread = 0.2;
/** Else every alarm polls (a minute), and a worker that wakes in between no sooner than this. */
const withoutStreamMs = 30_000;

const streamKey = 'hint-stream';
const streamSchema = v.object({ server: v.string(), isUp: v.boolean() });
const polledKey = 'polled';
const polledSchema = v.object({ at: v.number(), answered: v.boolean(), everyMs: v.number() });

/** A stream is about to be opened to this server; until it is heard of, none is up. */
export async function noteStreamSought(server: string): Promise<void> {
  await browser.storage.session.set({ [streamKey]: { server, isUp: false } });
}

/** The stream that was sought last told something. */
export async function noteStreamHeard(): Promise<void> {
  const stream = await read(streamKey, streamSchema);
  if (stream !== null) await browser.storage.session.set({ [streamKey]: { ...stream, isUp: true } });
}

/** `answered`: the server said what it has. Without an answer the next poll does not wait for minutes. */
export async function notePolled(answered: boolean, now: number, chance = Math.random()): Promise<void> {
  const everyMs = Math.round(withStreamMs * (1 + spread * (2 * chance - 1)));
  await browser.storage.session.set({ [polledKey]: { at: now, answered, everyMs } });
}

/** Whether it is time to ask this server which version it has. */
export async function isPollDue(server: string, now: number): Promise<boolean> {
  const polled = await read(polledKey, polledSchema);
  if (polled === null || now < polled.at) return true;
  const stream = await read(streamKey, streamSchema);
  const isTold = polled.answered && stream?.server === server && stream.isUp;
  return now - polled.at >= (isTold ? polled.everyMs : withoutStreamMs);
}

async function read<S extends v.GenericSchema>(key: string, schema: S): Promise<v.InferOutput<S> | null> {
  const parsed = v.safeParse(schema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : null;
}
