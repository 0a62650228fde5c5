import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../log.ts';
import { openCluster } from '../store/cluster.ts';
import type { Cluster } from '../store/cluster.ts';
import { prepareDataFolder } from '../store/data-folder.ts';
import { query } from './query.ts';

/** A real PostgreSQL for one test file, with a fresh database for whoever asks. */
export interface TestCluster {
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Where the cluster of a test process (the n-th of those that run at once) is told. */
const variable = (worker: string): string => `SLUICE_TEST_CLUSTER_${worker}`;

/** For `globalSetup`: one cluster for each test process, instead of one for every file. Resolves with what stops them. */
export async function openSharedClusters(workers: number): Promise<() => Promise<void>> {
  const clusters = await Promise.all(Array.from({ length: workers }, () => openOwn(null)));
  for (const [index, { cluster }] of clusters.entries())
    process.env[variable(String(index + 1))] = cluster.url;
  return async () => {
    await Promise.all(clusters.map((one) => one.stop()));
  };
}

/** `postgres`: a version of PostgreSQL that must be used, in a cluster of its own. */
export async function openTestCluster(postgres: string | null = null): Promise<TestCluster> {
  const shared = process.env[variable(process.env['VITEST_POOL_ID'] ?? '')];
  const own = postgres !== null || shared === undefined ? await openOwn(postgres) : null;
  const url = own?.cluster.url ?? shared ?? '';
  const names: string[] = [];
  return {
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(url, `CREATE DATABASE ${name}`);
      names.push(name);
      return url.replace(/sluice$/, name);
    },
    async stop() {
      if (own !== null) await own.stop();
      else for (const name of names) await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

async function openOwn(postgres: string | null): Promise<{ cluster: Cluster; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-cluster-'));
  prepareDataFolder(folder);
  const cluster = await openCluster(
    folder,
    postgres,
    createLog(() => undefined),
  );
  return {
    cluster,
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
