import { lookup as lookUp } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { fail, ok } from '../../lib/core/result.ts';
import type { Result } from '../../lib/core/result.ts';
import { errorCode } from '../start-error.ts';
import { literalOf, mayConnect } from './addresses.ts';
import type { WebhookNetwork } from './addresses.ts';

export type SendError = {
  readonly code:
    | 'webhook/address'
    | 'webhook/dns'
    | 'webhook/connect'
    | 'webhook/tls'
    | 'webhook/timeout'
    | 'webhook/status';
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;
};

export interface Message {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Every address of a host name. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

const timeoutMs = 10_000;
const systemLookup: Lookup = async (hostname) =>
  (await lookUp(hostname, { all: true })).map(({ address }) => address);

/**
 * Posts to a webhook. The name is resolved once, every address that it has must be allowed, and the connection goes to the
 * first of these very addresses: a name that changes meanwhile changes nothing. Redirects are not followed, and no more
 * than the status is read. The value is the status, 2xx.
 */
export async function send(
  url: URL,
  message: Message,
  network: WebhookNetwork,
  lookup: Lookup = systemLookup,
): Promise<Result<number, SendError>> {
  const signal = AbortSignal.timeout(timeoutMs);
  const literal = literalOf(url);
  const addresses = literal === null ? await resolve(url.hostname, lookup, signal) : [literal];
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

/** Empty when the name has no address, or not in time. */
async function resolve(hostname: string, lookup: Lookup, signal: AbortSignal): Promise<readonly string[]> {
  const late = new Promise<readonly string[]>((over) => {
    signal.addEventListener('abort', () => {
      over([]);
    });
  });
  return Promise.race([lookup(hostname).catch(() => []), late]);
}

function post(url: URL, address: string, message: Message, signal: AbortSignal): Promise<number> {
  const isTls = url.protocol === 'https:';
  const options = {
    host: address,
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    path: url.pathname + url.search,
    method: 'POST',
    headers: {
      ...message.headers,
      host: url.host,
      'content-length': String(Buffer.byteLength(message.body)),
    },
    agent: false as const,
    signal,
    // The certificate must be the name's, although the connection goes to an address.
    ...(isTls && literalOf(url) === null ? { servername: url.hostname } : {}),
  };
  return new Promise((resolved, reject) => {
    const request = (isTls ? httpsRequest : httpRequest)(options, (response) => {
      resolved(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.end(message.body);
  });
}

const kindOf = (code: string): SendError['code'] =>
  /TLS|SSL|CERT|SELF_SIGNED|UNABLE_TO_|EPROTO|ALTNAME/.test(code) ? 'webhook/tls' : 'webhook/connect';
