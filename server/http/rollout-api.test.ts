import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { policyAnswerSchema } from '../../lib/core/api/device.ts';
import { parseBundle } from '../../lib/core/policy/parse-bundle.ts';
import { fail } from '../../lib/core/result.ts';
import { verifyPolicy } from '../../lib/seal/policy.ts';
import { createLog } from '../log.ts';
import { putIntoGroups } from '../people/members.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import { followMoves, renewVersions } from '../policy/renew.ts';
import { openDatabase } from '../store/database.ts';
import { createInlineCompiler } from '../testing/inline-compiler.ts';
import { policyFiles } from '../testing/rules.ts';
import { call, enrolDevice, errorCodeOf, readCode } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
/** One device in each group. */
const devices = new Map<string, TestDevice>();
const deviceOf = (group: string): TestDevice => {
  const device = devices.get(group);
  if (device === undefined) throw new Error(`no device in ${group}`);
  return device;
};
async function enrolIn(group: string): Promise<void> {
  const answer = await admin.send('POST', '/api/enrolment-codes', { group, maxUses: 5, days: 2 });
  const { code } = await json(v.looseObject({ code: v.string() }), answer);
  devices.set(group, await enrolDevice(code));
}

beforeAll(async () => {
  cluster = await openTestCluster();
  const rate = { burst: 100_000, perSecond: 1 };
  server = await startTestServer(await cluster.createDatabase(), {}, { rate });
  admin = await signInAs(server.url, linkOf(server));
  devices.set('everyone', await enrolDevice(server.enrolmentCode));
  await enrolIn('sales');
}, 400_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const post = (path: string, body: unknown): Promise<Response> =>
  admin.send('POST', `/api/policy${path}`, body);
const answerOf = async (response: Promise<Response>): Promise<unknown> => (await response).json();
const refusal = async (response: Promise<Response>): Promise<[number, string]> => [
  (await response).status,
  await errorCodeOf(await response),
];
const authorization = (device: TestDevice): string => `Bearer ${device.answer.access.token}`;
async function head(group: string): Promise<{ version: number; etag: string }> {
  const answer = await fetch(`${server.url}/v1/policy/head`, {
    headers: { authorization: authorization(deviceOf(group)) },
  });
  const { version } = await json(v.object({ version: v.number() }), answer);
  return { version, etag: answer.headers.get('etag') ?? '' };
}
const versions = async (): Promise<Record<string, number>> => {
  const all = [...devices.keys()].map(async (group) => [group, (await head(group)).version] as const);
  return Object.fromEntries(await Promise.all(all));
};
/** What a device takes for its policy that has seen that version. */
async function bundleOf(group: string, seenVersion: number): ReturnType<typeof verifyPolicy> {
  const device = deviceOf(group);
  const answer = await json(policyAnswerSchema, await call(device, 'GET', '/v1/policy'));
  return verifyPolicy(answer, {
    rootKey: readCode(server.enrolmentCode).rootKey,
    organisation: device.answer.organisation.id,
    seenVersion,
    seenSerial: 0,
    now: Date.now(),
  });
}
async function rulesOf(group: string, seenVersion: number): Promise<unknown> {
  const verified = await bundleOf(group, seenVersion);
  if (!verified.ok) return verified.error;
  const rule = v.object({ id: v.string(), then: v.object({ action: v.string() }) });
  const { rules } = v.parse(v.object({ rules: v.array(rule) }), verified.value.bundle);
  return rules.map(({ id, then }) => `${id} ${then.action}`);
}

describe('a rollout in stages', () => {
  it('begins with one group; the others keep what they have, and nobody can publish past it', async () => {
    const body = { files: policyFiles('warn'), message: 'Try', baseVersion: 1 };
    const rollout = { groups: ['sales'], share: 100 };
    expect(await answerOf(post('/publish', { ...body, rollout }))).toEqual({ version: 2 });
    expect(await versions()).toEqual({ everyone: 1, sales: 2 });
    expect(await rulesOf('everyone', 1)).toEqual(['every-message log']);
    expect(await rulesOf('sales', 1)).toEqual(['every-message warn']);
    expect(await refusal(post('/publish', body))).toEqual([409, 'policy/rollout-open']);
    expect(await answerOf(admin.get('/api/policy'))).toMatchObject({ version: 1 });
    expect(await answerOf(admin.get('/api/policy/versions/2'))).toMatchObject({ state: 'staged' });
    expect(await answerOf(admin.get('/api/policy/rollout'))).toMatchObject({
      version: 2,
      activeVersion: 1,
      stages: [rollout],
      reach: { current: 0, devices: 2 },
    });
  });

  it('is told only to the devices it concerns', async () => {
    const abort = new AbortController();
    const open = async (group: string): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
      const headers = { authorization: authorization(deviceOf(group)) };
      const stream = await fetch(`${server.url}/v1/hints`, { headers, signal: abort.signal });
      const reader = stream.body?.getReader();
      if (reader === undefined) throw new Error('no stream');
      return reader;
    };
    const [sales, everyone] = await Promise.all(['sales', 'everyone'].map(open));
    const next = async (reader: typeof sales): Promise<string> =>
      new TextDecoder().decode((await reader?.read())?.value).replace(/^event: policy\ndata: |\n\n$/g, '');
    expect([await next(sales), await next(everyone)]).toEqual(['{"version":2}', '{"version":1}']);
    const wider = { version: 2, groups: ['sales', 'law'], share: 100 };
    expect(await answerOf(post('/rollout/widen', wider))).toMatchObject({
      stages: [{ groups: ['sales', 'law'] }],
    });
    expect(await answerOf(post('/rollout/complete', { version: 2 }))).toEqual({ version: 2 });
    expect(await next(everyone)).toBe('{"version":2}');
    const all = { files: policyFiles('block'), message: 'All', baseVersion: 2 };
    expect(await answerOf(post('/publish', all))).toEqual({ version: 3 });
    // What sales hear next is the publish: the widening and the end changed nothing for them.
    expect([await next(sales), await next(everyone)]).toEqual(['{"version":3}', '{"version":3}']);
    abort.abort();
  });

  it('aborted, its devices get what was before as a version that they accept', async () => {
    const body = { files: policyFiles('log'), message: 'Less', baseVersion: 3 };
    await post('/publish', { ...body, rollout: { groups: ['sales'], share: 100 } });
    expect(await versions()).toEqual({ everyone: 3, sales: 4 });
    expect(await refusal(post('/rollout/abort', { version: 3, message: 'x' }))).toEqual([
      409,
      'policy/no-rollout',
    ]);
    const aborted = post('/rollout/abort', { version: 4, message: 'too lax' });
    expect(await answerOf(aborted)).toEqual({ version: 5 });
    expect(await versions()).toEqual({ everyone: 5, sales: 5 });
    expect(await rulesOf('sales', 4)).toEqual(['every-message block']);
    expect(await answerOf(admin.get('/api/policy/versions/4'))).toMatchObject({ state: 'withdrawn' });
    expect((await admin.get('/api/policy/rollout')).status).toBe(404);
    const gone = [409, 'policy/no-rollout'];
    expect(await refusal(post('/rollout/complete', { version: 4 }))).toEqual(gone);
    expect(await refusal(post('/rollout/widen', { version: 4, groups: null, share: 5 }))).toEqual(gone);
  });

  it('survives a renewal: both versions get new numbers, and its devices the higher one', async () => {
    const body = { files: policyFiles('warn'), message: 'Again', baseVersion: 5 };
    await post('/publish', { ...body, rollout: { groups: ['sales'], share: 100 } });
    const log = createLog(() => undefined);
    const database = await openDatabase(server.databaseUrl, log);
    const organisation = deviceOf('sales').answer.organisation.id;
    const publisher = { db: database.db, compiler: createInlineCompiler(), organisation };
    await renewVersions(publisher, { always: true, now: Date.now(), log });
    await database.close();
    await expect.poll(versions).toEqual({ everyone: 7, sales: 8 });
    expect(await rulesOf('sales', 6)).toEqual(['every-message warn']);
    expect(await answerOf(post('/rollout/complete', { version: 8 }))).toEqual({ version: 8 });
    expect(await rulesOf('everyone', 7)).toEqual(['every-message warn']);
  });
});

/** The same policy with a rule for some groups. */
function withGroups(groups: string): PolicyFile[] {
  const pack = (text: string): string =>
    `${text}  - id: for-some\n    severity: low\n    mode: enforce\n` +
    `    when: { channels: [message], people: { groups: ${groups} } }\n    then: { action: warn }\n`;
  return policyFiles('log').map(({ path, text }) => ({
    path,
    text: path.includes('/packs/') ? pack(text) : text,
  }));
}

/** Rules whose incidents are found by their title as of a version. */
const titled = async (version: number): Promise<unknown[]> => {
  const text = 'SELECT rule FROM rule_titles WHERE version = $1 ORDER BY rule';
  return (await query(server.databaseUrl, text, [version])).map(({ rule }) => rule);
};

describe('audiences', () => {
  it('get their rules only, under tags of their own', async () => {
    const body = { files: withGroups('[sales, "law-*"]'), message: 'For some', baseVersion: 8 };
    expect(await answerOf(post('/publish', body))).toEqual({ version: 9 });
    expect(await rulesOf('everyone', 8)).toEqual(['every-message log']);
    expect(await rulesOf('sales', 8)).toEqual(['every-message log', 'for-some warn']);
    const [one, other] = [await head('everyone'), await head('sales')];
    expect([one.version, other.version]).toEqual([9, 9]);
    expect(one.etag).toMatch(/^"v9-[0-9a-f]{16}"$/);
    expect(one.etag).not.toBe(other.etag);
    expect(await titled(9)).toEqual(['every-message', 'for-some']);
  });

  it('of a group that was unknown when the policy was published are served as well', async () => {
    const fresh = { files: withGroups('["law-*"]'), message: 'For others', baseVersion: 9 };
    expect(await answerOf(post('/publish', fresh))).toEqual({ version: 10 });
    await enrolIn('law-berlin');
    expect((await head('law-berlin')).etag).not.toBe((await head('sales')).etag);
    expect(await rulesOf('law-berlin', 0)).toEqual(['every-message log', 'for-some warn']);
    expect((await head('sales')).etag).toBe((await head('everyone')).etag);
    expect(await titled(10)).toEqual(['every-message', 'for-some']);
  });

  it('reach devices that were moved by a server which was killed before it could say so', async () => {
    devices.set('left', await enrolDevice(server.enrolmentCode, 'left-behind'));
    const before = await head('left');
    const database = await openDatabase(
      server.databaseUrl,
      createLog(() => undefined),
    );
    const org = deviceOf('left').answer.organisation.id;
    const member = { person: 'left-behind', group: 'law-paris' };
    // The transaction of the import, and nothing after it.
    await database.db.transaction().execute((trx) => putIntoGroups(trx, org, [member]));
    const publisher = { db: database.db, compiler: createInlineCompiler(), organisation: org };
    const renewal = { now: Date.now(), log: createLog(() => undefined) };
    // What cannot be published now is tried again.
    const busy: Compiler = { ...publisher.compiler, run: () => Promise.resolve(fail('server/overloaded')) };
    expect(await followMoves({ ...publisher, compiler: busy }, renewal)).toBe(false);
    expect(await head('left')).toEqual(before);
    expect(await followMoves(publisher, renewal)).toBe(true);
    expect(await followMoves(publisher, renewal)).toBe(false);
    await database.close();
    await expect.poll(async () => (await head('left')).version).toBe(before.version + 1);
    expect(await rulesOf('left', before.version)).toEqual(['every-message log', 'for-some warn']);
  });

  it('reach devices whose person comes into another group, by a version that they take', async () => {
    const moved = await enrolDevice(server.enrolmentCode, 'mover');
    devices.set('moved', moved);
    const before = await head('moved');
    const move = async (group: string): Promise<number> => {
      const body = { csv: `group,person\n${group},mover`, mode: 'merge' };
      return (await admin.send('POST', '/api/groups/import', body)).status;
    };
    expect(await move('law-oslo')).toBe(200);
    expect((await head('moved')).version).toBe(before.version + 1);
    expect(await rulesOf('moved', before.version)).toEqual(['every-message log', 'for-some warn']);
    const after = await head('moved');
    // The same rules: nothing to publish.
    expect(await move('law-rome')).toBe(200);
    expect(await head('moved')).toEqual(after);
    await admin.send('PUT', '/api/groups/plain', { parent: null });
    expect(
      (await admin.send('POST', '/api/groups/plain/members', { add: ['mover'], remove: [] })).status,
    ).toBe(204);
    expect(await rulesOf('moved', after.version)).toEqual(['every-message log']);
    expect((await head('moved')).version).toBe(after.version + 1);
  });
});

describe('with the rules', () => {
  it('devices get the words and the data on platforms that were published with them', async () => {
    const { version } = await head('everyone');
    const platform = readFileSync(new URL('../../rules/platforms/telegram-a.yaml', import.meta.url), 'utf8');
    const anchor = '#a-composer-of-next-year';
    const files = policyFiles().map(({ path, text }) => ({
      path,
      text: path.endsWith('settings.yaml') ? `${text}texts: { de: { notSent: Bleibt hier. } }\n` : text,
    }));
    files.push({
      path: 'rules/platforms/telegram-a.yaml',
      text: platform.replace('#editable-message-text', anchor),
    });
    expect(await answerOf(post('/publish', { files, message: 'Words', baseVersion: version }))).toMatchObject(
      { version: version + 1 },
    );
    const verified = await bundleOf('everyone', version);
    if (!verified.ok) throw new Error(JSON.stringify(verified.error));
    const bundle = parseBundle(verified.value.bundle);
    if (!bundle.ok) throw new Error(bundle.error);
    expect(bundle.value.texts).toEqual({ de: { notSent: 'Bleibt hier.' } });
    const [telegram] = bundle.value.platforms.filter(({ id }) => id === 'telegram-a');
    expect(telegram?.anchors['composer']).toContain(anchor);
  });
});

describe('a rollout by share', () => {
  it('to half of the devices reaches about half, and each stays in its half, on every server', async () => {
    const { version: base } = await json(v.object({ version: v.number() }), await admin.get('/api/policy'));
    const version = base + 1;
    const fleet = await Promise.all(Array.from({ length: 48 }, () => enrolDevice(server.enrolmentCode)));
    const other = await startTestServer(server.databaseUrl);
    const reached = async (url: string): Promise<ReadonlySet<string>> => {
      const answers = fleet.map(async (device) => {
        const headers = { authorization: authorization(device) };
        const answer = await fetch(`${url}/v1/policy/head`, { headers });
        const served = await json(v.object({ version: v.number() }), answer);
        return served.version === version ? [device.answer.device] : [];
      });
      return new Set((await Promise.all(answers)).flat());
    };
    const body = { files: policyFiles('log'), message: 'Half', baseVersion: base };
    await post('/publish', { ...body, rollout: { groups: null, share: 50 } });
    const half = await reached(server.url);
    // Outside of these once in some hundred thousand runs.
    expect(half.size).toBeGreaterThan(8);
    expect(half.size).toBeLessThan(40);
    expect(await reached(server.url)).toEqual(half);
    await expect.poll(() => reached(other.url)).toEqual(half);
    await post('/rollout/widen', { version, groups: null, share: 75 });
    const more = await reached(server.url);
    expect([...half].every((device) => more.has(device))).toBe(true);
    expect(more.size).toBeGreaterThan(half.size);
    await post('/rollout/complete', { version });
    expect((await reached(server.url)).size).toBe(48);
    await other.close();
    // Who had the version before and after stands in the audit trail.
    const changes = `SELECT action, detail FROM audit WHERE target = $1 OR action = 'policy.abort' ORDER BY seq`;
    expect(await query(server.databaseUrl, changes, [`v${String(version)}`])).toEqual([
      { action: 'policy.abort', detail: 'stages=sales:100%→none' },
      { action: 'policy.stage', detail: 'publish stages=all:50%' },
      { action: 'policy.widen', detail: 'stages=all:50%→all:75%' },
      { action: 'policy.complete', detail: 'stages=all:75%→all:100%' },
    ]);
  });
});
