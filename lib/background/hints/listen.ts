import { createParser } from 'eventsource-parser';
import * as v from 'valibot';
import { send } from '../../messaging/send.ts';
import { retryAfter } from '../api-error.ts';

const hintSchema = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)) });
const shortestWaitMs = 1000;
const longestWaitMs = 300_000;
/** A stream that was heard of for so long is a good one: the next is asked for soon. */
const goodAfterMs = 60_000;
/** The server sends a comment every 25 s; silence for longer means that the connection is dead. */
const silenceMs = 60_000;

/**
 * Listens for "version N was published" and wakes the background with it, again and again until aborted. Runs in the
 * offscreen document: a stream in the service worker would die with it after 30 s.
 */
export async function listenForHints(signal: AbortSignal): Promise<void> {
  let waitMs = shortestWaitMs;
  while (!signal.aborted) {
    const where = await send('hints/where', {});
    const isGood = where.ok && where.value.where !== null && (await readStream(where.value.where, signal));
    waitMs = isGood ? shortestWaitMs : Math.min(waitMs * 2, longestWaitMs);
    await pause(waitMs * (0.5 + Math.random() / 2), signal);
  }
}

/** Whether it was a good one, however it ended. */
async function readStream(where: { url: string; token: string }, signal: AbortSignal): Promise<boolean> {
  const silence = new AbortController();
  let timer = setTimeout(() => {
    silence.abort();
  }, silenceMs);
  let openedAt: number | null = null;
  let heardAt = 0;
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'policy') void onHint(data);
    },
  });
  try {
    const response = await fetch(where.url, {
      headers: { authorization: `Bearer ${where.token}`, accept: 'text/event-stream' },
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.any([signal, silence.signal]),
    });
    if (!response.ok || response.body === null) {
      const retryAfterMs = retryAfter(response);
      if (retryAfterMs !== null) await send('hints/refused', { status: response.status, retryAfterMs });
      return false;
    }
    openedAt = performance.now();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        silence.abort();
      }, silenceMs);
      heardAt = performance.now();
      parser.feed(chunk.value);
    }
  } catch {
    // server gone or silent: tried again
  } finally {
    clearTimeout(timer);
  }
  // Until there is another one, what it would have told has to be asked for.
  if (openedAt !== null) await send('hints/ended', {});
  return openedAt !== null && heardAt - openedAt >= goodAfterMs;
}

async function onHint(data: string): Promise<void> {
  const hint = v.safeParse(hintSchema, parseJson(data));
  if (hint.success) await send('hints/version', { version: hint.output.version });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
