import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';

/** One request of a page or of its workers. */
export interface ToldRequest {
  readonly method: string;
  readonly url: URL;
  /** Address, headers and body, in small letters. */
  readonly said: string;
}

/** Whatever the page asks of anybody from now on, sockets included. */
export function listenToRequests(page: Page): readonly ToldRequest[] {
  const told: ToldRequest[] = [];
  const add = (method: string, address: string, ...rest: readonly string[]) =>
    told.push({ method, url: new URL(address), said: [address, ...rest].join('\n').toLowerCase() });
  page.on('request', (request) =>
    add(
      request.method(),
      request.url(),
      JSON.stringify(request.headers()),
      request.postDataBuffer()?.toString('latin1') ?? '',
    ),
  );
  page.on('websocket', (socket) => add('SOCKET', socket.url()));
  return told;
}

/**
 * A value as it would look in a request: as it is, its digits, backwards, and each percent-encoded, in hex and in
 * base64.
 */
export function tracesOf(value: string): readonly string[] {
  const backwards = (text: string) => [...text].reverse().join('');
  const plain = [value, value.replace(/\D/g, '')].flatMap((text) => [text, backwards(text)]);
  const traces = plain.flatMap((text) => [
    text,
    encodeURIComponent(text),
    text.replaceAll(' ', '+'),
    Buffer.from(text).toString('hex'),
    Buffer.from(text, 'utf16le').toString('hex'),
    ...base64Of(text),
  ]);
  return [...new Set(traces.map((trace) => trace.toLowerCase()))];
}

/** At each of the three places in which a text can begin, without the letters that its neighbours have a part in. */
const base64Of = (text: string): readonly string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    const from = [0, 2, 3][before] ?? 0;
    const to = Math.floor((bytes.length * 8) / 6);
    return (['base64', 'base64url'] as const).map((kind) => bytes.toString(kind).slice(from, to));
  });
