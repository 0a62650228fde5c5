import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limitInFlight } from './in-flight.ts';

const arrivals = new EventEmitter();
const server = createServer(
  limitInFlight(2, (request, response) => {
    if (request.url === '/healthz') response.end('probe');
    else arrivals.emit('arrived', response);
  }),
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
  const status = fetch(`${url}/x`).then((answer) => answer.status);
  const [response] = (await arrived) as [ServerResponse];
  return { status, response };
}

it('turns away what is too much, says when to come again, lets probes pass, and recovers', async () => {
  const [one, two] = [await keptWaiting(), await keptWaiting()];
  const third = await fetch(`${url}/x`);
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
