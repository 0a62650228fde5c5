import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyFile } from '../lib/core/api/console.ts';
import type { PolicyAnswer } from '../lib/core/api/device.ts';
import { policyAnswerSchema } from '../lib/core/api/device.ts';
import { verifyPolicy } from '../lib/seal/policy.ts';
import { brokenPolicyFiles, policyFiles, temporaryFolder } from '../server/testing/rules.ts';
import { call, enrolDevice, readCode } from '../server/testing/test-device.ts';
import type { TestDevice } from '../server/testing/test-device.ts';
import {
  createApiToken,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../server/testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../server/testing/test-server.ts';
import { run } from './sluice.ts';

/** A server that never had the root key, and a person's folder beside it. */
let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let env: Record<string, string>;
const folder = temporaryFolder();
const dataFolder = temporaryFolder();

async function sluice(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await run(args, {
    directory: folder,
    env,
    out: (text) => (out += text),
    err: (text) => (err += text),
    readInput: () => Promise.resolve(''),
  });
  return { code, out, err };
}
function write(files: readonly PolicyFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
const versions = async (): Promise<number> =>
  (await query(server.databaseUrl, 'SELECT version FROM policies')).length;

beforeAll(async () => {
  cluster = await openTestCluster();
  env = {};
  expect((await sluice('keys', 'create-root', '--out', 'root.json', '--first', 'first.json')).code).toBe(0);
  mkdirSync(join(dataFolder, 'keys'));
  writeFileSync(join(dataFolder, 'keys', 'first.json'), readFileSync(join(folder, 'first.json')));
  server = await startTestServer(await cluster.createDatabase(), { dataFolder });
  admin = await signInAs(server.url, linkOf(server));
  const scopes = ['policy.read', 'policy.write', 'policy.publish', 'settings.manage'] as const;
  const token = await createApiToken(admin, scopes);
  env = { SLUICE_URL: server.url, SLUICE_TOKEN: token };
}, 400_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

describe('sluice push', () => {
  it('has nothing to do for the same files', async () => {
    write(policyFiles('log'));
    const pushed = await sluice('push');
    expect(pushed).toEqual({ code: 0, out: 'Nothing to publish: version 1 has these files.\n', err: '' });
  });

  it('shows in a dry run what would change, and changes nothing', async () => {
    write(policyFiles('warn'));
    const tried = await sluice('push', '--dry-run');
    expect(tried.code).toBe(0);
    expect(tried.out).toContain('-    then: { action: log }\n+    then: { action: warn }\n');
    expect(await versions()).toBe(1);
  });

  it('publishes once, however often it is run', async () => {
    expect(await sluice('push', '--message', 'From git')).toMatchObject({
      code: 0,
      out: 'Published version 2.\n',
    });
    expect((await sluice('push')).out).toContain('Nothing to publish: version 2');
    expect(await versions()).toBe(2);
    expect(await (await admin.get('/api/policy/versions/2')).json()).toMatchObject({ message: 'From git' });
  });

  it('says what is wrong with file and line, and ends with 1', async () => {
    write(brokenPolicyFiles());
    for (const args of [['push'], ['push', '--dry-run']]) {
      const refused = await sluice(...args);
      expect(refused.code).toBe(1);
      expect(refused.out).toContain('rules/packs/basics.yaml:8:');
      expect(refused.err).toContain('1 problem.');
    }
    expect(await versions()).toBe(2);
  });
});

describe('sluice push where a second person must approve', () => {
  const setting = '/api/settings/policy.review';
  const proposals = async () => {
    const listed = v.object({ items: v.array(v.looseObject({ id: v.string() })) });
    return v.parse(listed, await (await admin.get('/api/policy/proposals')).json()).items;
  };
  afterAll(() => admin.send('DELETE', setting));

  it('proposes', async () => {
    expect((await admin.send('PUT', setting, { value: 'second-person' })).status).toBe(204);
    write(policyFiles('block'));
    const proposed = await sluice('push', '--message', 'Stricter');
    expect([proposed.code, proposed.out]).toEqual([0, expect.stringContaining('second person')]);
    expect(await versions()).toBe(2);
    expect(await (await admin.get('/api/policy/proposals')).json()).toMatchObject({
      items: [{ state: 'review', message: 'Stricter', mine: false }],
    });
  });

  it('proposes the same files once, however often it is run, and says so', async () => {
    const again = await sluice('push', '--message', 'Again');
    expect([again.code, again.out]).toEqual([0, expect.stringMatching('^Proposed already: ')]);
    expect(await proposals()).toMatchObject([{ state: 'review', message: 'Stricter' }]);
  });

  it('proposes other files, and the same ones again after somebody refused them', async () => {
    write(policyFiles('log'));
    const runs = await Promise.all([sluice('push'), sluice('push')]);
    expect(runs.map(({ out }) => out.replace(/:[^]*/, '')).toSorted()).toEqual([
      'Proposed',
      'Proposed already',
    ]);
    const [newest] = await proposals();
    const refusal = `/api/policy/proposals/${newest?.id ?? ''}/refuse`;
    expect((await admin.send('POST', refusal, { note: '' })).status).toBe(200);
    expect((await sluice('push')).out).toMatch(/^Proposed: /);
    expect(await proposals()).toMatchObject([{ state: 'review' }, { state: 'refused' }, { state: 'review' }]);
  });
});

describe('sluice pull', () => {
  it('writes what is in force, keeps what is only here, and removes it when told to', async () => {
    write([{ path: 'rules/own.yaml', text: 'mine\n' }]);
    expect(await sluice('pull')).toMatchObject({ code: 0, out: 'Version 2: 1 file changed.\n' });
    for (const { path, text } of policyFiles('warn'))
      expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'rules/own.yaml'))).toBe(true);
    expect((await sluice('pull', '--dry-run')).out).toContain('-mine');
    expect(existsSync(join(folder, 'rules/own.yaml'))).toBe(true);
    expect((await sluice('pull', '--prune')).code).toBe(0);
    expect(existsSync(join(folder, 'rules/own.yaml'))).toBe(false);
    expect((await sluice('push')).out).toContain('Nothing to publish');
  });

  it.each(['../evil.yaml', 'rules/../../evil.yaml', '/etc/evil.yaml', 'rules/evil.sh', 'other/evil.yaml'])(
    'takes no file named %s from a server',
    async (path) => {
      const evil = createServer((_request, response) => {
        response.end(JSON.stringify({ version: 3, files: [{ path, text: 'x' }] }));
      });
      await new Promise<void>((listening) => evil.listen(0, '127.0.0.1', listening));
      const address = evil.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const own = env;
      env = { ...own, SLUICE_URL: `http://127.0.0.1:${String(port)}` };
      const pulled = await sluice('pull');
      env = own;
      evil.close();
      evil.closeAllConnections();
      expect([pulled.code, pulled.err]).toEqual([2, expect.stringContaining('outside rules/')]);
      expect(existsSync(join(folder, path))).toBe(false);
    },
  );
});

describe('a command without a way to the server', () => {
  const silent = { directory: folder, out: () => undefined, readInput: () => Promise.resolve('') };
  it.each([
    [{}, 'Set SLUICE_URL'],
    [{ SLUICE_URL: 'http://sluice.example', SLUICE_TOKEN: 'x' }, 'https'],
    [{ SLUICE_URL: 'http://127.0.0.1:1', SLUICE_TOKEN: 'x' }, 'does not answer'],
  ])('%j ends with 2 and a sentence', async (env, sentence) => {
    let said = '';
    expect(await run(['push'], { ...silent, env, err: (text) => (said += text) })).toBe(2);
    expect(said).toContain(sentence);
    expect(said.split('\n')).toHaveLength(2);
  });
});

const answerOf = async (device: TestDevice): Promise<PolicyAnswer> =>
  v.parse(policyAnswerSchema, await (await call(device, 'GET', '/v1/policy')).json());

/** What a device says that has seen this much. */
async function judge(answer: PolicyAnswer, seen: { version: number; serial: number }): Promise<unknown> {
  const { rootKey } = readCode(server.enrolmentCode);
  const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
  const verified = await verifyPolicy(answer, {
    rootKey,
    organisation: String(row?.['id']),
    seenVersion: seen.version,
    seenSerial: seen.serial,
    now: Date.now(),
  });
  return verified.ok ? { version: verified.value.version, serial: verified.value.serial } : verified.error;
}

describe('sluice keys', () => {
  const kidsOf = async (state: string): Promise<string[]> =>
    (await sluice('keys', 'list')).out
      .split('\n')
      .filter((line) => line.startsWith(state))
      .map((line) => line.split(/\s+/)[1] ?? '');

  it('began without the root key on the server, and the online key is nowhere but in the database', async () => {
    const root = JSON.parse(readFileSync(join(folder, 'root.json'), 'utf8')) as { publicJwk: { x: string } };
    expect(root.publicJwk.x).toHaveLength(43);
    expect(statSync(join(folder, 'root.json')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(dataFolder, 'keys', 'root.json'))).toBe(false);
    expect(existsSync(join(dataFolder, 'keys', 'first.json'))).toBe(false);
    const listed = await sluice('keys', 'list');
    expect(listed.out).toContain(`root     ${readCode(server.enrolmentCode).rootKey} offline\nmanifest 1`);
    const rotated = await sluice('keys', 'rotate');
    expect([rotated.code, rotated.err]).toEqual([2, expect.stringContaining('keys/root-offline')]);
    expect((await sluice('keys', 'create-root', '--out', 'root.json')).code).toBe(2);
  });

  it('a rotation is signed elsewhere; a device that was away during it comes along', async () => {
    const device = await enrolDevice(server.enrolmentCode);
    const before = await answerOf(device);
    expect(await judge(before, { version: 0, serial: 0 })).toEqual({ version: 2, serial: 1 });
    const [old] = await kidsOf('signing');
    expect((await sluice('keys', 'rotate', '--request', 'request.json')).code).toBe(0);
    // Until the manifest is there, the old key signs.
    expect([await kidsOf('signing'), (await kidsOf('pending')).length]).toEqual([[old], 1]);
    const signed = await sluice(
      'keys',
      'sign-manifest',
      'request.json',
      '--root',
      'root.json',
      '--out',
      'm.jws',
    );
    expect(signed.out).toMatch(/Manifest 2 of organisation .*\n {2}kept .*\n {2}new {2}/);
    expect((await sluice('keys', 'import', 'm.jws')).out).toContain('Manifest 2 is in force');
    const after = await answerOf(device);
    expect(await judge(after, { version: 2, serial: 1 })).toEqual({ version: 3, serial: 2 });
    expect(after.bundle).not.toBe(before.bundle);
    expect((await kidsOf('signing'))[0]).not.toBe(old);
    const again = await sluice('keys', 'import', 'm.jws');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('keys/serial')]);
  });

  it('a revoked key is refused by every device that has seen the new manifest', async () => {
    const device = await enrolDevice(server.enrolmentCode);
    const signedByRevoked = await answerOf(device);
    const [stolen = ''] = await kidsOf('signing');
    const revoked = await sluice('keys', 'revoke', stolen, '--root', 'root.json');
    expect(revoked.out).toContain(`gone ${stolen}`);
    expect(await kidsOf('retired')).toContain(stolen);
    const fresh = await answerOf(device);
    expect(await judge(fresh, { version: 3, serial: 2 })).toEqual({ version: 4, serial: 3 });
    // What a thief can make: a bundle by the old key, with the manifest that listed it or with the new one.
    expect(await judge(signedByRevoked, { version: 3, serial: 3 })).toBe('seal/manifest-older');
    const mixed = { manifest: fresh.manifest, bundle: signedByRevoked.bundle };
    expect(await judge(mixed, { version: 3, serial: 3 })).toBe('seal/unknown-key');
    expect(await judge(signedByRevoked, { version: 3, serial: 2 })).toEqual({ version: 3, serial: 2 });
  });

  it('nothing but this root key can put a manifest in force', async () => {
    await sluice('keys', 'create-root', '--out', 'other.json');
    await sluice('keys', 'rotate', '--request', 'next.json');
    const wrong = await sluice(
      'keys',
      'sign-manifest',
      'next.json',
      '--root',
      'other.json',
      '--out',
      'x.jws',
    );
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('not the root key')]);
    writeFileSync(join(folder, 'x.jws'), `${readFileSync(join(folder, 'm.jws'), 'utf8').trim()}x`);
    const forged = await sluice('keys', 'import', 'x.jws');
    expect([forged.code, forged.err]).toEqual([2, expect.stringContaining('keys/manifest')]);
  });
});
