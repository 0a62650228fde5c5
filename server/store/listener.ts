import pg from 'pg';
import type { Log } from '../log.ts';
import { errorCode } from '../start-error.ts';

/** The channel on which a publish is announced; the payload is the version. */
export const policyChannel = 'sluice_policy';

/** Called with the channel of a notification, and with null after a (re)connection and on the poll. */
export type Heard = (channel: string | null) => void;

export interface Listener {
  close(): Promise<void>;
}

/**
 * Calls `onChange` on every notification, after every (re)connection and every `pollMs`, because a notification sent
 * while the connection was down is lost.
 */
export async function listen(
  url: string,
  options: {
    readonly pollMs: number;
    /** Plain identifiers. */
    readonly channels: readonly string[];
    readonly onChange: Heard;
    readonly log: Log;
  },
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
    const fresh = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      // The only connection that an idle server keeps: restore tells by it that there is one.
      application_name: 'sluice listener',
    });
    fresh.on('error', retryLater);
    fresh.on('end', retryLater);
    fresh.on('notification', ({ channel }) => {
      options.onChange(channel);
    });
    await fresh.connect();
    for (const channel of options.channels) await fresh.query(`LISTEN ${channel}`);
    client = fresh;
    options.onChange(null);
  };

  await connect();
  const poll = setInterval(() => {
    options.onChange(null);
  }, options.pollMs);
  return {
    async close() {
      closed = true;
      clearTimeout(retry);
      clearInterval(poll);
      await client?.end().catch(() => undefined);
    },
  };
}
