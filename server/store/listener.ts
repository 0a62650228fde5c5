import pg from 'pg';
import type { Log } from '../log.ts';
import { errorCode } from '../start-error.ts';

/** The channel on which a publish is announced; the payload is the version. */
export const policyChannel = 'sluice_policy';

export interface Listener {
  close(): Promise<void>;
}

/**
 * Calls `onChange` on every notification, after every (re)connection and every `pollMs`, because a notification sent
 * while the connection was down is lost.
 */
export async function listen(
  url: string,
  options: { readonly pollMs: number; readonly onChange: () => void; readonly log: Log },
): Promise<Listener> {
  let client: pg.Client | null = null;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;

  const retryLater = (): void => {
    if (closed || retry !== undefined) return;
    retry = setTimeout(() => {
      retry = undefined;
      connect().catch((error: unknown) => {
        options.log.warn('listener-reconnect-failed', { code: errorCode(error) });
        retryLater();
      });
    }, 500);
  };
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    fresh.on('error', retryLater);
    fresh.on('end', retryLater);
    fresh.on('notification', options.onChange);
    await fresh.connect();
    await fresh.query(`LISTEN ${policyChannel}`);
    client = fresh;
    options.onChange();
  };

  await connect();
  const poll = setInterval(options.onChange, options.pollMs);
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      clearInterval(poll);
      await client?.end().catch(() => undefined);
    },
  };
}
