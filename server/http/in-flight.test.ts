import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limitInFlight } from './in-flight.ts';
import { oneAtATime } from './one-at-a-time.ts';

const arrivals = new EventEmitter();
const server = createServer(
  oneAtATime(
    limitInFlight(
      2,
      (request, response) => {
        request.resume();
        if (request.url === '/healthz') response.end('probe');
        else arrivals.emit('arrived', response);
      },
      { stallMs: 100, askerOf: ({ headers }) => String(headers['x-asker'] ?? 'somebody') },
    ),
  ),
);
let url = '';
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A request that is being answered for as long as the test likes. */
async function keptWaiting(): Promise<{ status: Promise<number>; response: ServerResponse }> {
  const arrived = once(arrivals, 'arrived');
  const status = fetch(`${url}/v1/x`).then((answer) => answer.status);
  const [response] = (await arrived) as [ServerResponse];
  return { status, response };
}

it('turns away what is too much, says when to come again, lets probes pass, and recovers', async () => {
  const [one, two] = [await keptWaiting(), await keptWaiting()];
  const third = await fetch(`${url}/v1/x`);
  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await third.json()).toMatchObject({ error: { code: 'server/overloaded' } });
  expect(await (await fetch(`${url}/healthz`)).text()).toBe('probe');
  for (const { response } of [one, two]) {
    response.end('done');
    await once(response, 'close');
  }
  expect([await one.status, await two.status]).toEqual([200, 200]);
  const next = await keptWaiting();
  next.response.end('done');
  expect(await next.status).toBe(200);
});

/** Asks and does not read. */
async function askedByWhoDoesNotRead(path: string): Promise<ServerResponse> {
  const arrived = once(arrivals, 'arrived');
  connect(Number(new URL(url).port), '127.0.0.1')
    .pause()
    .write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const [response] = (await arrived) as [ServerResponse];
  return response;
}

it('cuts off who does not read the answer, and nobody who waits for one', async () => {
  const waiting = await keptWaiting();
  const response = await askedByWhoDoesNotRead('/v1/x');
  response.end(Buffer.alloc(32 * 1_048_576));
  await once(response, 'close');
  const next = await keptWaiting(); // its place is free
  for (const one of [next, waiting]) {
    one.response.end('done');
    expect(await one.status).toBe(200);
  }
});

it.each(['/assets/large.wasm', '/api/openapi.json', '/api/docs'])(
  '%s takes no place of the rest',
  async (path) => {
    const file = await askedByWhoDoesNotRead(path);
    expect((await fetch(`${url}/assets/other.wasm`)).status).toBe(503);
    const [one, two] = [await keptWaiting(), await keptWaiting()];
    for (const { response } of [one, two]) response.end('done');
    expect([await one.status, await two.status]).toEqual([200, 200]);
    file.destroy();
  },
);

/** Sends a body of which the last byte comes when the test says so. */
async function slowly(asker: string): Promise<{ status: Promise<string>; finish(): Promise<void> }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const arrived = once(arrivals, 'arrived');
  const answer = once(socket, 'data');
  socket.write(`POST /v1/x HTTP/1.1\r\nHost: x\r\nX-Asker: ${asker}\r\nContent-Length: 2\r\n\r\n1`);
  return {
    status: answer.then(([data]) => String(data).split(' ')[1] ?? ''),
    async finish() {
      const [response] = (await arrived) as [ServerResponse];
      const ended = once(response.req, 'end');
      socket.write('2');
      await ended;
      response.end('done');
      await once(response, 'close');
    },
  };
}

it('who sends bodies byte by byte keeps nobody else out', async () => {
  const first = await slowly('slow');
  const second = await slowly('slow');
  expect(await second.status).toBe('503');
  const other = await slowly('quick');
  await other.finish();
  expect(await other.status).toBe('200');
  await first.finish();
  expect(await first.status).toBe('200');
  const third = await slowly('slow'); // what has arrived counts no more
  await third.finish();
  expect(await third.status).toBe('200');
});

it.each([
  ['answers', 'GET /v1/x HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(8)],
  ['probes', `GET /v1/x HTTP/1.1\r\nHost: x\r\n\r\n${'GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(8)}`],
  [
    'bodies',
    'GET /v1/x HTTP/1.1\r\nHost: x\r\n\r\nPOST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n1',
  ],
])('who asks for more before the answer is cut off, and takes no place with them: %s', async (_, asked) => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const gone = once(socket, 'close');
  socket.resume().write(asked);
  await gone;
  const [one, two] = [await keptWaiting(), await keptWaiting()];
  for (const { response } of [one, two]) response.end('done');
  expect([await one.status, await two.status]).toEqual([200, 200]);
  const body = await slowly('somebody');
  await body.finish();
  expect(await body.status).toBe('200');
});
