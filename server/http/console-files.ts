import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

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

/**
 * A file of the console, or its index page for the paths of the single-page app. A missing build answers with a page
 * that says how to make it (503); a missing file below /assets/ with 404.
 */
export async function consoleFile(folder: string, path: string): Promise<Response> {
  const file = await readInside(folder, path);
  if (file !== null && path !== '/' && path !== '/index.html') {
    // Names under /assets/ carry a hash of their content.
    const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    const type = types[extname(path)] ?? 'application/octet-stream';
    const own = isBenchWorker(path) ? { 'Content-Security-Policy': benchWorkerPolicy } : {};
    return new Response(file, { headers: { 'Content-Type': type, 'Cache-Control': cache, ...own } });
  }
  if (path.startsWith('/assets/')) return new Response('Not found', { status: 404 });
  const index = await readInside(folder, '/index.html');
  return new Response(index ?? notBuilt, {
    status: index === null ? 503 : 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}

/** Null when there is no such file, or when it lies outside the folder (`..`, symlinks). */
async function readInside(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, decodeURIComponent(path)));
    return file.startsWith(root + sep) ? new Uint8Array(await readFile(file)) : null;
  } catch {
    return null;
  }
}
