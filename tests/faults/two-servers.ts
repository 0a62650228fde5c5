import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../../server/store/postgres-process.ts';
import { policyFiles, temporaryFolder, writeRules } from '../../server/testing/rules.ts';
import { buildServer, readyLine, spawnServer } from '../../server/testing/server-process.ts';
import type { BuiltServer, ServerProcess } from '../../server/testing/server-process.ts';
import { sign } from '../../server/testing/test-device.ts';
import type { CallOptions, TestDevice } from '../../server/testing/test-device.ts';
import { openTestCluster } from '../../server/testing/test-server.ts';
import type { TestCluster } from '../../server/testing/test-server.ts';
import { startProxy } from './tcp-proxy.ts';
import type { TcpProxy } from './tcp-proxy.ts';

/** One of several servers, with the address that only the balancer knows. */
export interface Member {
  readonly port: number;
  readonly direct: string;
  process: ServerProcess;
}

export interface TwoServers {
  readonly databaseUrl: string;
  /** What browsers and devices are told: the balancer. */
  readonly url: string;
  readonly one: Member;
  readonly two: Member;
  /** Starts a member again, on its old port. */
  restart(member: Member): Promise<void>;
}

/** Two server processes on one database behind a balancer, started at the same moment on an empty database. */
export function twoServers(): () => TwoServers {
  let stage: (TwoServers & { end(): Promise<void> }) | null = null;
  beforeAll(async () => {
    stage = await setUp();
  });
  afterAll(() => stage?.end());
  return () => {
    if (stage === null) throw new Error('set up before the tests');
    return stage;
  };
}

async function setUp(): Promise<TwoServers & { end(): Promise<void> }> {
  const built = await buildServer();
  const cluster = await openTestCluster();
  const databaseUrl = await cluster.createDatabase();
  const ports: [number, number] = [await freePort(), await freePort()];
  const balancer = await startProxy(ports);
  const url = `http://127.0.0.1:${String(balancer.port)}`;
  const shared = {
    DATABASE_URL: databaseUrl,
    SLUICE_PUBLIC_URL: url,
    SLUICE_RULES: writeRules(policyFiles()),
  };
  const start = (port: number): Promise<ServerProcess> =>
    spawnServer(built, { ...shared, SLUICE_PORT: String(port), SLUICE_DATA: temporaryFolder() });
  const member = async (port: number): Promise<Member> => ({
    port,
    direct: `http://127.0.0.1:${String(port)}`,
    process: await start(port),
  });
  const [one, two] = await Promise.all([member(ports[0]), member(ports[1])]);
  for (const { process } of [one, two]) readyLine(process);
  return {
    databaseUrl,
    url,
    one,
    two,
    async restart(again) {
      again.process = await start(again.port);
      readyLine(again.process);
    },
    end: () => tearDown([one, two], balancer, cluster, built),
  };
}

async function tearDown(
  members: readonly Member[],
  balancer: TcpProxy,
  cluster: TestCluster,
  built: BuiltServer,
): Promise<void> {
  for (const { process } of members) process.child.kill('SIGTERM');
  await Promise.all(members.map(({ process }) => process.ended));
  await balancer.close();
  await cluster.stop();
  built.remove();
}

/** A signed request, made for the public address but handed to one member, as a balancer would. */
export async function callVia(
  member: Pick<Member, 'direct'>,
  device: Pick<TestDevice, 'url' | 'key'> & Partial<Pick<TestDevice, 'answer'>>,
  method: 'GET' | 'POST',
  path: string,
  options: CallOptions = {},
): Promise<Response> {
  const { init } = await sign(device, method, path, options);
  return fetch(member.direct + path, init);
}
