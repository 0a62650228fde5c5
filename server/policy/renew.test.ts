import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyAnswerSchema } from '../../lib/core/api/device.ts';
import { verifyPolicy } from '../../lib/seal/policy.ts';
import type { SealError } from '../../lib/seal/policy.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { createInlineCompiler } from '../testing/inline-compiler.ts';
import { policyFiles, temporaryFolder, writeRules } from '../testing/rules.ts';
import { openTestCluster } from '../testing/test-server.ts';
import type { TestCluster } from '../testing/test-server.ts';
import { createActivePolicy } from './active-policy.ts';
import { ensureOrganisation } from './bootstrap.ts';
import type { Organisation } from './bootstrap.ts';
import { renewIfDue } from './renew.ts';
import * as v from 'valibot';

const dayMs = 86_400_000;
const birth = Date.parse('2026-01-01T00:00:00Z');
const compiler = createInlineCompiler();
const quiet = createLog(() => undefined);
const folders = { dataFolder: temporaryFolder(), rulesFolder: writeRules(policyFiles()) };
let cluster: TestCluster;
let database: Database;
let organisation: Organisation;

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await openDatabase(await cluster.createDatabase(), quiet);
  organisation = await ensureOrganisation(database, folders, compiler, birth);
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
});

/** Renews on that day, then verifies what a device would get, on that day. */
async function onDay(day: number): Promise<{ version: number; serial: number } | SealError> {
  const now = birth + day * dayMs;
  await renewIfDue({ db: database.db, compiler }, organisation, folders.dataFolder, now, quiet);
  const { db } = database;
  const policy = createActivePolicy({
    db,
    organisation: organisation.id,
    compiler,
    now: () => now,
    log: quiet,
  });
  await policy.refresh();
  const answer = await policy.answer({ device: '', group: 'everyone' });
  const json: unknown = JSON.parse(gunzipSync(answer?.gzip ?? '').toString());
  const trust = {
    rootKey: organisation.rootKey,
    organisation: organisation.id,
    seenVersion: 1,
    seenSerial: 1,
    now,
  };
  const verified = await verifyPolicy(v.parse(policyAnswerSchema, json), trust);
  return verified.ok ? { version: verified.value.version, serial: verified.value.serial } : verified.error;
}

describe('renewIfDue', () => {
  it('keeps the policy valid through the years: the bundle monthly, the manifest yearly', async () => {
    expect(await onDay(1)).toEqual({ version: 1, serial: 1 });
    expect(await onDay(19)).toEqual({ version: 1, serial: 1 });
    expect(await onDay(21)).toEqual({ version: 2, serial: 1 }); // of 30 days, fewer than 10 are left
    expect(await onDay(22)).toEqual({ version: 2, serial: 1 });
    expect(await onDay(250)).toEqual({ version: 3, serial: 2 }); // of 365 days, fewer than 122 are left
    expect(await onDay(251)).toEqual({ version: 3, serial: 2 });
    const entries = database.db.selectFrom('audit').select(['actor', 'target']);
    expect(await entries.where('action', '=', 'keys.manifest').execute()).toEqual([
      { actor: 'system', target: 'serial 2' },
    ]);
  });

  it('without the root key the bundle is still renewed, while the manifest lasts', async () => {
    const key = join(folders.dataFolder, 'keys', 'root.json');
    renameSync(key, `${key}.offline`);
    expect(await onDay(600)).toEqual({ version: 4, serial: 2 });
    renameSync(`${key}.offline`, key);
    expect(await onDay(601)).toEqual({ version: 5, serial: 3 });
  });
});
