import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from './certificate.ts';
import { createOracle, type Oracle } from './oracle.ts';
import { replicas } from './registry.ts';
import type { Replica } from './replica.ts';
import type { SentRecord } from './sent.ts';

export type { SendPath, SentConversation, SentFile, SentRecord } from './sent.ts';

export interface ReplicaServerOptions {
  /** Default 0: any free port. Always on 127.0.0.1. */
  readonly port?: number;
  /** Host names to answer for; the rest gets 404. Default: those of every replica. */
  readonly hosts?: readonly string[];
  /** Further host names, each with the one that it stands for: the same page where no extension expects it. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Folder with the built assets. Default: `dist/replicas`, or the bundle's own folder. */
  readonly assetsDir?: string;
}

export interface ReplicaServer {
  readonly port: number;
  readonly hosts: string[];
  /** Base64 SHA-256 of the certificate's public key, for `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  readonly certificatePem: string;
  /** What all pages' models sent so far, in order. */
  sent(): Promise<SentRecord[]>;
  /** Resolves with all records as soon as there are at least `count`. */
  whenSent(count: number): Promise<SentRecord[]>;
  /** Forgets the records. */
  reset(): void;
  close(): Promise<void>;
}

/** Serves the built replicas over TLS on loopback, chosen by host name. Throws when they are not built. */
export async function startReplicas(options: ReplicaServerOptions = {}): Promise<ReplicaServer> {
  const aliases = options.aliases ?? {};
  const own = options.hosts ?? replicas.flatMap((replica) => replica.hosts);
  const hosts = [...new Set([...own, ...Object.keys(aliases)])];
  const assetsDir = options.assetsDir ?? defaultAssetsDir();
  if (!existsSync(assetsDir)) throw new Error('The replicas are not built: run "node replicas/build.mjs".');
  const oracle = createOracle();
  const { key, certificate, spki } = await makeCertificate(hosts);
  const server = createServer({ key, cert: certificate }, (request, response) => {
    answer(request, response, { hosts, aliases, assetsDir, oracle }).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a TCP port.');
  return {
    port: address.port,
    hosts,
    spki,
    certificatePem: certificate,
    sent: () => Promise.resolve(oracle.sent()),
    whenSent: (count) => oracle.whenSent(count),
    reset: () => {
      oracle.reset();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Site {
  readonly hosts: readonly string[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly assetsDir: string;
  readonly oracle: Oracle;
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const host = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  const url = new URL(request.url ?? '/', `https://${site.aliases[host] ?? host}`);
  const replica = site.hosts.includes(host) ? replicaAt(url) : undefined;
  if (!replica) {
    plain(response, 404, 'No replica answers for this host.');
    return;
  }
  if (url.pathname === '/__oracle') await answerOracle(request, response, site.oracle);
  else if (request.method !== 'GET' && request.method !== 'HEAD') plain(response, 405, 'Only GET.');
  else if (url.pathname.startsWith(`${baseOf(replica)}assets/`))
    await answerAsset(request, response, { replica, dir: site.assetsDir, url });
  else answerDocument(response, replica, url);
}

/** The longest base wins: several replicas may share a host. The oracle's address belongs to all of them. */
function replicaAt({ hostname, pathname }: URL): Replica | undefined {
  const here = replicas.filter((each) => each.hosts.includes(hostname));
  const byLength = here.toSorted((a, b) => baseOf(b).length - baseOf(a).length);
  return pathname === '/__oracle' ? byLength[0] : byLength.find((each) => pathname.startsWith(baseOf(each)));
}

function baseOf(replica: Replica): string {
  return replica.base ?? '/';
}

async function answerOracle(
  request: IncomingMessage,
  response: ServerResponse,
  oracle: Oracle,
): Promise<void> {
  switch (request.method) {
    case 'POST':
      response.writeHead((await oracle.accept(request)) ? 204 : 400).end();
      return;
    case 'DELETE':
      oracle.reset();
      response.writeHead(204).end();
      return;
    case 'GET':
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(oracle.sent()));
      return;
    default:
      plain(response, 405, 'Only GET, POST and DELETE.');
  }
}

const assetTypes = new Map([
  ['js', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
]);

/** With a tag, so that the browser keeps what it compiled from a file that is the same. */
async function answerAsset(
  request: IncomingMessage,
  response: ServerResponse,
  { replica, dir, url }: { readonly replica: Replica; readonly dir: string; readonly url: URL },
): Promise<void> {
  const name = /\/assets\/([a-z-]+\.(js|css))$/.exec(url.pathname);
  const file = name?.[1];
  const type = assetTypes.get(name?.[2] ?? '');
  const body = file && type ? await readFile(`${dir}/${replica.id}/${file}`).catch(() => null) : null;
  if (!body || !type) {
    plain(response, 404, 'No such file.');
    return;
  }
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache', etag }).end(body);
}

function answerDocument(response: ServerResponse, replica: Replica, url: URL): void {
  const html = replica.document(url);
  if (html === null) {
    plain(response, 404, 'No such page.');
    return;
  }
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...replica.headers(url),
    })
    .end(html);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

function defaultAssetsDir(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  return fileURLToPath(new URL(fromSource ? '../dist/replicas' : '.', import.meta.url));
}
