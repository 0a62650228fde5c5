import { open, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { streamOf } from '../exports/stream.ts';
import { encodingsFor } from './encoding.ts';
import type { Encoding } from './encoding.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The worker that judges what is put on the console's bench: it compiles the readers' WebAssembly, and connects to
 * nothing, so that what it is given cannot leave it.
 */
const benchWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const isBenchWorker = (path: string) => /^\/assets\/worker-[\w-]+\.js$/.test(path);

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sluice</title>
<h1>The console is not built yet</h1>
<p>Run <code>npm run build</code> in the checkout, then load this page again. The server itself is running.</p></html>`;

/** What a client takes, and what it has already. */
export interface Wanted {
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/**
 * A file of the console, or its index page for the paths of the single-page app, compressed where the build has left it
 * so. A missing build answers with a page that says how to make it (503); a missing file below /assets/ with 404.
 */
export async function consoleFile(folder: string, path: string, wanted: Wanted): Promise<Response> {
  const file = await findInside(folder, path);
  if (file !== null && path !== '/' && path !== '/index.html') {
    const type = types[extname(path)] ?? 'application/octet-stream';
    const own = isBenchWorker(path) ? { 'Content-Security-Policy': benchWorkerPolicy } : {};
    // Names under /assets/ carry a hash of their content.
    const isLasting = path.startsWith('/assets/');
    return answer({ folder, path, file }, wanted, { isLasting, headers: { 'Content-Type': type, ...own } });
  }
  if (path.startsWith('/assets/')) return new Response('Not found', { status: 404 });
  const index = await findInside(folder, '/index.html');
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  if (index !== null)
    return answer({ folder, path: '/index.html', file: index }, wanted, { isLasting: false, headers });
  return new Response(notBuilt, { status: 503, headers: { ...headers, 'Cache-Control': 'no-cache' } });
}

interface Found {
  readonly path: string;
  readonly bytes: number;
  readonly changedMs: number;
}

const endings: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

async function answer(
  { folder, path, file }: { readonly folder: string; readonly path: string; readonly file: Found },
  { acceptEncoding, ifNoneMatch }: Wanted,
  how: { readonly isLasting: boolean; readonly headers: Record<string, string> },
): Promise<Response> {
  const { sent, encoding } = await packed(folder, path, encodingsFor(acceptEncoding), file);
  const tag = `W/"${sent.bytes.toString(36)}-${file.changedMs.toString(36)}"`;
  const headers = {
    ...how.headers,
    ...(how.isLasting
      ? { 'Cache-Control': 'public, max-age=31536000, immutable' }
      : { 'Cache-Control': 'no-cache', ETag: tag }),
    Vary: 'Accept-Encoding',
  };
  if (!how.isLasting && ifNoneMatch === tag) return new Response(null, { status: 304, headers });
  return new Response(streamOf(piecesOf(sent.path)), {
    headers: {
      ...headers,
      ...(encoding !== null && { 'Content-Encoding': encoding }),
      'Content-Length': String(sent.bytes),
    },
  });
}

const pieceBytes = 65_536;

/** The file as the build has compressed it, where it has and a client takes that. */
async function packed(
  folder: string,
  path: string,
  encodings: readonly Encoding[],
  file: Found,
): Promise<{ readonly sent: Found; readonly encoding: Encoding | null }> {
  for (const encoding of encodings) {
    const sent = await findInside(folder, path + endings[encoding]);
    if (sent !== null) return { sent, encoding };
  }
  return { sent: file, encoding: null };
}

/** A piece at a time, as it is read: nobody who reads slowly keeps a whole file in memory. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array, void> {
  const file = await open(path);
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(pieceBytes));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Null when there is no such file, or when it lies outside the folder (`..`, symlinks). */
async function findInside(folder: string, path: string): Promise<Found | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, decodeURIComponent(path)));
    const about = await stat(file);
    if (!file.startsWith(root + sep) || !about.isFile()) return null;
    return { path: file, bytes: about.size, changedMs: Math.floor(about.mtimeMs) };
  } catch {
    return null;
  }
}
