import { browser } from './browser.ts';
import { fail, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { pageProtocol } from './page-protocol.ts';
import type { Exchange } from './page-protocol.ts';
import type { MessageName, Reply } from './protocol.ts';
import type { Request } from './requests.ts';

/** `orphaned`: the extension was reloaded or removed and this script is left over. */
export type SendError = 'message/timeout' | 'message/orphaned' | 'message/failed' | 'message/reply';

/** Asks the background something that a guard may ask, as `sendFromPage` does. */
export type AskBackground = typeof sendFromPage;

/** As `send`, from the guard of a chat page, which does not carry what only the extension's own pages ask. */
export function sendFromPage<N extends keyof typeof pageProtocol>(
  name: N,
  payload: Request<N>,
): Promise<Result<Reply<N>, SendError>> {
  return exchange<Reply<N>>(name, payload, pageProtocol[name]);
}

/** Asks, and waits for as long as the protocol says. Never throws and never hangs. */
export async function exchange<R>(
  name: MessageName,
  payload: unknown,
  { reply: isReply, timeoutMs }: Exchange<object>,
): Promise<Result<R, SendError>> {
  // After a reload of the extension the id is gone, although the types say it is always there.
  const id: unknown = browser.runtime.id;
  if (typeof id !== 'string') return fail('message/orphaned');
  try {
    const reply = await withTimeout(browser.runtime.sendMessage({ sluice: 1, name, payload }), timeoutMs);
    if (!reply.ok) return reply;
    const { value } = reply;
    if (!isReply(value)) return fail('message/reply');
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the check is of this very name; the index loses that link
    return ok(value as R);
  } catch {
    return fail('message/failed');
  }
}

async function withTimeout(
  promise: Promise<unknown>,
  timeoutMs: number,
): Promise<Result<unknown, 'message/timeout'>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Result<unknown, 'message/timeout'>>((resolve) => {
    timer = setTimeout(() => {
      resolve(fail('message/timeout'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([promise.then(ok), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
