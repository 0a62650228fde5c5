import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Arrival } from '../auth/session.ts';
import type { Services } from './context.ts';

/** What is known of a request before anything reads it. */
interface Head {
  readonly forwardedFor: string | undefined;
  readonly remote: string | undefined;
}

/**
 * Who is at the other end. Behind proxies (`SLUICE_PROXIES`, how many) the address that the outermost of them saw: each
 * appends one to X-Forwarded-For, some with a port, and what stands before theirs is whatever the client wrote.
 */
export function clientAddress(c: Context, { proxies }: Pick<Services, 'proxies'>): string {
  const head = { forwardedFor: c.req.header('x-forwarded-for'), remote: getConnInfo(c).remote.address };
  return addressFrom(head, proxies);
}

/** The same of a request that the application has not seen yet. */
export function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const seen = headers['x-forwarded-for'];
  return addressFrom({ forwardedFor: String(seen ?? ''), remote: socket.remoteAddress }, proxies);
}

function addressFrom({ forwardedFor = '', remote = 'unknown' }: Head, proxies: number): string {
  const forwarded = forwardedFor.split(',').map((part) => part.trim());
  const seen = proxies > 0 ? forwarded[forwarded.length - proxies] : undefined;
  const address = withoutPort(seen ?? '') ?? remote;
  return address.replace(/^::ffff:/, '').slice(0, 60);
}

/** `192.0.2.1:443`, `[2001:db8::1]:443` and both without a port; null for what is no address. */
function withoutPort(text: string): string | null {
  const plain = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([^:]+):\d+$/, '$1');
  return isIP(plain) === 0 ? null : plain;
}

/** One household or office has a whole IPv6 /64, so attempts are counted for that. */
export function addressBlock(address: string): string {
  if (isIPv4(address) || !address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

export function arrivalOf(c: Context, services: Pick<Services, 'proxies'>): Arrival {
  const agent = (c.req.header('user-agent') ?? '').replace(/[^\x20-\x7e]+/g, ' ').slice(0, 200);
  return { address: clientAddress(c, services), agent };
}
