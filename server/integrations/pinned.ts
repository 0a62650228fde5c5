import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { systemLookup } from '../net/lookups.ts';
import type { Lookup } from '../net/lookups.ts';
import { literalOf } from './addresses.ts';

/** Where a URL leads. Empty when its name has no address, or not in time. */
export async function addressesOf(
  url: URL,
  signal: AbortSignal,
  lookup: Lookup = systemLookup,
): Promise<readonly string[]> {
  const literal = literalOf(url);
  if (literal !== null) return [literal];
  const late = new Promise<readonly string[]>((over) => {
    signal.addEventListener('abort', () => {
      over([]);
    });
  });
  return Promise.race([lookup(url.hostname).catch(() => []), late]);
}

/** A request that goes to this very address, whatever the name says by now. Redirects are not followed. */
export function requestAt(
  address: string,
  url: URL,
  how: {
    readonly method: 'GET' | 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly signal: AbortSignal;
  },
  heard: (response: IncomingMessage) => void,
): ClientRequest {
  const isTls = url.protocol === 'https:';
  const options = {
    host: address,
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    path: url.pathname + url.search,
    method: how.method,
    headers: { ...how.headers, host: url.host },
    agent: false as const,
    signal: how.signal,
    // The certificate must be the name's, although the connection goes to an address.
    ...(isTls && literalOf(url) === null ? { servername: url.hostname } : {}),
  };
  return (isTls ? httpsRequest : httpRequest)(options, heard);
}
