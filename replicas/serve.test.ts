import { createHash, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReplicaServer, startReplicas } from './serve.ts';

let server: ReplicaServer;
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'replicas-'));
  await mkdir(join(dir, 'whatsapp'));
  await writeFile(join(dir, 'whatsapp', 'app.js'), 'export {};');
  server = await startReplicas({ assetsDir: dir });
});
afterAll(async () => {
  await server.close();
  await rm(dir, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly policy: string;
}

/** Asks with the server's own certificate as the only trusted one, under the host's name. */
function ask(path: string, init: { host?: string; method?: string; body?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: init.method ?? 'GET',
        servername: 'web.whatsapp.com',
        ca: server.certificatePem,
        headers: { host: init.host ?? 'web.whatsapp.com' },
        agent: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        response.on('end', () => {
          const policy = String(response.headers['content-security-policy']);
          resolve({ status: response.statusCode ?? 0, body, policy });
        });
      },
    );
    asked.on('error', reject).end(init.body);
  });
}

const record = {
  seq: 1,
  at: 1_700_000_000_000,
  path: 'enter',
  conversation: { id: 'c1', title: 'A', kind: 'direct' },
  text: 'hello',
  files: [],
};

describe('startReplicas', () => {
  it('names the key of its certificate, which is made for its hosts', () => {
    const certificate = new X509Certificate(server.certificatePem);
    const der = certificate.publicKey.export({ type: 'spki', format: 'der' });
    expect(server.spki).toBe(createHash('sha256').update(der).digest('base64'));
    for (const host of server.hosts) expect(certificate.checkHost(host)).toBe(host);
  });

  it('answers for its hosts only', async () => {
    expect((await ask('/')).status).toBe(200);
    expect((await ask('/', { host: 'WEB.whatsapp.com:443' })).status).toBe(200);
    expect((await ask('/', { host: 'example.com' })).status).toBe(404);
    expect((await ask('/elsewhere')).status).toBe(404);
  });

  it('answers for fewer hosts when told so', async () => {
    const other = await startReplicas({ assetsDir: dir, hosts: ['example.com'] });
    const reached = server;
    server = other;
    const status = await ask('/', { host: 'web.whatsapp.com' }).then(
      (answer) => answer.status,
      () => 'refused',
    );
    server = reached;
    await other.close();
    expect(status).toBe('refused');
  });

  it('serves built assets and nothing beside them', async () => {
    expect(await ask('/assets/app.js')).toMatchObject({ status: 200, body: 'export {};' });
    for (const path of ['/assets/missing.js', '/assets/..%2f..%2fserve.mjs', '/assets/app.js.map']) {
      expect((await ask(path)).status).toBe(404);
    }
  });

  it('never allows inline scripts or eval, and inline styles and untrusted HTML only where asked', async () => {
    for (const query of ['', '?csp=strict', '?tt=1']) {
      const { policy, body } = await ask(`/${query}`);
      expect(policy).toContain("script-src 'self';");
      expect(body).not.toMatch(/<script(?![^>]*src=)/);
    }
    expect((await ask('/')).policy).toContain("style-src 'self' 'unsafe-inline'");
    expect((await ask('/?csp=strict')).policy).not.toContain('unsafe');
    expect((await ask('/?tt=1')).policy).toContain("require-trusted-types-for 'script'");
    expect((await ask('/')).policy).not.toContain('trusted-types');
  });

  it('puts only known values of the query into the document', async () => {
    const { body } = await ask('/?lang=%22%3E%3Cscript%3E&theme=%22%3E');
    expect(body).toContain('<html lang="en" dir="ltr">');
  });

  it('keeps well-formed records in order of sending, refuses others, forgets on reset', async () => {
    const post = (body: unknown) => ask('/__oracle', { method: 'POST', body: JSON.stringify(body) });
    const both = server.whenSent(2);
    expect((await post({ ...record, seq: 2, text: 'second' })).status).toBe(204);
    expect((await post(record)).status).toBe(204);
    expect((await post({ ...record, path: 'telepathy' })).status).toBe(400);
    expect((await ask('/__oracle', { method: 'POST', body: '{' })).status).toBe(400);
    expect((await both).map((each) => each.text)).toEqual(['hello', 'second']);
    expect(JSON.parse((await ask('/__oracle')).body)).toEqual(await server.sent());
    server.reset();
    expect(await server.sent()).toEqual([]);
  });

  it('says what to do when nothing is built', async () => {
    await expect(startReplicas({ assetsDir: join(dir, 'nowhere') })).rejects.toThrow(/replicas\/build\.mjs/);
  });
});
