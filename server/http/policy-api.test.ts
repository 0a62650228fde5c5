import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policyAnswerSchema } from '../../lib/core/api/device.ts';
import { verifyPolicy } from '../../lib/seal/policy.ts';
import { createLog } from '../log.ts';
import { createCompiler } from '../policy/compile/compiler.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import { policyFiles } from '../testing/rules.ts';
import { buildServer } from '../testing/server-process.ts';
import type { BuiltServer } from '../testing/server-process.ts';
import { enrolDevice, errorCodeOf, readCode, sign } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

/** The policy service with its real thread. */
let built: BuiltServer;
let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let device: TestDevice;
let onCompile: () => void = () => undefined;

beforeAll(async () => {
  [built, cluster] = await Promise.all([buildServer(), openTestCluster()]);
  const real = createCompiler({ log: createLog(() => undefined), program: built.compileWorker });
  const compiler: Compiler = {
    run: (name, request) => {
      if (name === 'compile') onCompile();
      return real.run(name, request);
    },
    close: () => real.close(),
  };
  const rate = { burst: 100_000, perSecond: 1 };
  server = await startTestServer(await cluster.createDatabase(), {}, { compiler, rate });
  admin = await signInAs(server.url, linkOf(server));
  device = await enrolDevice(server.enrolmentCode);
}, 400_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
  built.remove();
});

const post = (path: string, body: unknown): Promise<Response> =>
  admin.send('POST', `/api/policy${path}`, body);
const publish = (action: 'log' | 'warn' | 'block', baseVersion: number): Promise<Response> =>
  post('/publish', { files: policyFiles(action), message: `Now ${action}`, baseVersion });
const poll = (etag: string, from: TestDevice = device): Promise<Response> =>
  fetch(`${server.url}/v1/policy/head`, {
    headers: { authorization: `Bearer ${from.answer.access.token}`, 'if-none-match': etag },
  });
/** What a device that has seen nothing gets, as it verifies it. */
async function policyOf(from: TestDevice, encoding = 'br'): Promise<unknown> {
  const { url, init } = await sign(from, 'GET', '/v1/policy');
  const response = await fetch(url, { ...init, headers: { ...init.headers, 'accept-encoding': encoding } });
  expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
  const verified = await verifyPolicy(await json(policyAnswerSchema, response), {
    rootKey: readCode(server.enrolmentCode).rootKey,
    organisation: from.answer.organisation.id,
    seenVersion: 0,
    seenSerial: 0,
    now: Date.now(),
  });
  return verified.ok ? verified.value.bundle : verified.error;
}

describe('publishing', () => {
  it('does not keep a poll waiting while it compiles', async () => {
    const first = (await poll('')).headers.get('etag') ?? '';
    const begun = new Promise<void>((begin) => (onCompile = begin));
    let isPublished = false;
    const published = publish('warn', 1).then((response) => {
      isPublished = true;
      return response;
    });
    await begun;
    expect((await poll(first)).status).toBe(304);
    expect(isPublished).toBe(false);
    expect(await (await published).json()).toEqual({ version: 2 });
    expect((await poll(first)).status).toBe(200);
  });

  it.each(['br', 'gzip', 'identity'])('hands out the same policy as %s', async (encoding) => {
    expect(await policyOf(device, encoding)).toMatchObject({
      version: 2,
      rules: [{ id: 'every-message', then: { action: 'warn' } }],
    });
  });

  it('stores an answer once, by its content', async () => {
    const rows = await query(server.databaseUrl, 'SELECT hash FROM policy_bundles');
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2);
  });
});

const versionsSchema = v.object({
  items: v.array(v.looseObject({ version: v.number() })),
  next: v.nullable(v.string()),
});

describe('versions', () => {
  it('are listed newest first, page by page, each with its history', async () => {
    const first = await json(versionsSchema, await admin.get('/api/policy/versions?limit=1'));
    expect(first).toMatchObject({
      items: [{ version: 2, kind: 'publish', state: 'active', message: 'Now warn', basedOn: 1 }],
      next: '2',
    });
    const second = await json(versionsSchema, await admin.get('/api/policy/versions?limit=1&cursor=2'));
    expect(second).toMatchObject({ items: [{ version: 1, state: 'past' }], next: null });
    expect(await (await admin.get('/api/policy/versions/1')).json()).toEqual(second.items[0]);
    expect((await admin.get('/api/policy/versions/9')).status).toBe(404);
    for (const bad of ['limit=0', 'limit=201', 'cursor=x', 'cursor=0'])
      expect((await admin.get(`/api/policy/versions?${bad}`)).status).toBe(400);
  });

  it('keep their files', async () => {
    expect(await (await admin.get('/api/policy/files?version=1')).json()).toMatchObject({
      version: 1,
      files: expect.arrayContaining(policyFiles('log')) as unknown,
    });
    expect(await (await admin.get('/api/policy/files')).json()).toMatchObject({ version: 2 });
    expect((await admin.get('/api/policy/files?version=9')).status).toBe(404);
  });

  it('rolling back publishes the older files as a new version', async () => {
    const back = { version: 1, baseVersion: 2, message: 'too many warnings' };
    expect(await (await post('/rollback', back)).json()).toEqual({ version: 3 });
    expect(await (await admin.get('/api/policy/versions/3')).json()).toMatchObject({
      kind: 'rollback',
      basedOn: 1,
      message: 'Back to version 1: too many warnings',
    });
    expect(await policyOf(device)).toMatchObject({ version: 3, rules: [{ then: { action: 'log' } }] });
    const again = await post('/rollback', { ...back, baseVersion: 3 });
    expect([again.status, await errorCodeOf(again)]).toEqual([409, 'policy/unchanged']);
    const stale = await post('/rollback', { ...back, version: 2, baseVersion: 2 });
    expect([stale.status, await errorCodeOf(stale)]).toEqual([409, 'policy/unchanged']);
    expect((await post('/rollback', { ...back, version: 77 })).status).toBe(404);
  });

  it('an edit of a version with the same files is no conflict, of one with others it is', async () => {
    expect(await (await publish('block', 1)).json()).toEqual({ version: 4 });
    const conflict = await publish('warn', 1);
    expect([conflict.status, await errorCodeOf(conflict)]).toEqual([409, 'policy/conflict']);
  });
});
