// eslint-disable-next-line no-restricted-syntax -- this is the one place that polls: another process sends no events
import { setTimeout as wait } from 'node:timers/promises';

/** For what can only be asked, not awaited (another process): asks until `look` gives something, or fails. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`not seen within ${String(timeoutMs)} ms: ${what}`);
    await wait(100);
  }
}
