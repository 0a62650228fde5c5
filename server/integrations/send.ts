import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import type { Lookup } from '../net/lookups.ts';
import { errorCode } from '../start-error.ts';
import { mayConnect } from './addresses.ts';
import type { WebhookNetwork } from './addresses.ts';
import { addressesOf, requestAt } from './pinned.ts';

export type SendError = {
  readonly code:
    | 'webhook/address'
    | 'webhook/dns'
    | 'webhook/connect'
    | 'webhook/tls'
    | 'webhook/timeout'
    | 'webhook/status'
    /** Nothing was sent: what was to be said could not be made. */
    | 'webhook/payload';
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
};

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const timeoutMs = 10_000;

/**
 * Posts to a webhook. The name is resolved once, every address that it has must be allowed, and the connection goes to the
 * first of these very addresses: a name that changes meanwhile changes nothing. Redirects are not followed, and no more
 * than the status is read. The value is the status, 2xx.
 */
export async function send(
  url: URL,
  message: Message,
  network: WebhookNetwork,
  lookup?: Lookup,
): Promise<Result<number, SendError>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const addresses = await addressesOf(url, signal, lookup);
  const [address] = addresses;
  if (address === undefined) return fail({ code: 'webhook/dns', status: null });
  if (!addresses.every((one) => mayConnect(one, network)))
    return fail({ code: 'webhook/address', status: null });
  try {
    const status = await post(url, address, message, signal);
    return status >= 200 && status < 300 ? ok(status) : fail({ code: 'webhook/status', status });
  } catch (error) {
    return fail({ code: signal.aborted ? 'webhook/timeout' : kindOf(errorCode(error)), status: null });
  }
}

function post(url: URL, address: string, message: Message, signal: AbortSignal): Promise<number> {
  const headers = { ...message.headers, 'content-length': String(Buffer.byteLength(message.body)) };
  return new Promise((resolved, reject) => {
    const request = requestAt(address, url, { method: 'POST', headers, signal }, (response) => {
      resolved(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end(message.body);
  });
}

const kindOf = (code: string): SendError['code'] =>
  /TLS|SSL|CERT|SELF_SIGNED|UNABLE_TO_|EPROTO|ALTNAME/.test(code) ? 'webhook/tls' : 'webhook/connect';
