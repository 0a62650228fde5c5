import { createServer } from 'node:net';
import type { StartOptions } from '../start.ts';
import { startTestServer } from './test-server.ts';
import type { TestServer } from './test-server.ts';

/** Two servers behind one public address, as behind a balancer that a test plays itself. */
export interface TwoServers {
  readonly first: TestServer;
  readonly second: TestServer;
  /** Where the second one listens; its public address is the first one's. */
  readonly secondAddress: string;
  /** Sends a signed request for the public address to the second server. */
  toSecond(url: string): string;
  close(): Promise<void>;
}

export async function startTwoServers(
  databaseUrl: string,
  options: Partial<StartOptions> = {},
): Promise<TwoServers> {
  const first = await startTestServer(databaseUrl, {}, options);
  const port = await freePort();
  const second = await startTestServer(databaseUrl, { port, publicUrl: first.url }, options);
  const secondAddress = `http://127.0.0.1:${String(port)}`;
  return {
    first,
    second,
    secondAddress,
    toSecond: (url) => url.replace(first.url, secondAddress),
    async close() {
      await second.close();
      await first.close();
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
