import { createServer } from 'node:https';
import { makeCertificate } from '../../replicas/certificate.ts';

/** A host that the extension's content scripts run on, one that none do, and one that empty ones of another extension do. */
export const matchedHost = 'web.whatsapp.com';
export const unmatchedHost = 'unmatched.example';
export const emptyHost = 'empty.example';

export interface Pages {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly spki: string;
  close(): Promise<void>;
}

/** Paths of the pages: one of the shortest there are, and one of 2 MB of script. */
export const smallPage = '/';
export const scriptedPage = '/scripted';

/**
 * The same pages under all hosts. Cross-origin isolated, for only then does the browser give a clock of 5 µs
 * (otherwise 100 µs).
 */
export async function servePages(): Promise<Pages> {
  const hosts = [matchedHost, unmatchedHost, emptyHost];
  const { key, certificate, spki } = await makeCertificate(hosts);
  const server = createServer({ key, cert: certificate }, (request, response) => {
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      })
      .end(request.url === scriptedPage ? scripted : small);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a TCP port');
  return {
    port: address.port,
    hosts,
    spki,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const messages = Array.from(
  { length: 40 },
  (_, i) => `<p class="message">Message ${i}, see you at noon.</p>`,
);
const small = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>
<link rel="icon" href="data:,"><style>p { margin: 4px } [contenteditable] { border: 1px solid; min-height: 40px }</style></head>
<body><main>${messages.join('\n')}</main><div id="editor" contenteditable="true" role="textbox"></div></body></html>`;

/** Two megabytes of functions, each of which is called once and makes an element. */
const functions = Array.from(
  { length: 3000 },
  (_, i) => `function part${i}(parent) {
  const names = { row: 'row-${i}', cell: 'cell-${i % 40}', state: ${i} % 3 === 0 ? 'read' : 'new', at: ${i * 61} };
  const entries = Object.entries(names).map(([name, value]) => name + '=' + String(value)).sort();
  const element = document.createElement('div');
  element.className = names.row;
  element.textContent = entries.join(' ').slice(0, 40 + ${i % 7});
  if (entries.length > 4) throw new Error('part ${i}: ' + entries.join());
  return parent.appendChild(element);
}`,
);
const calls = functions.map((_, i) => `part${i}(main);`).join('');
const scripted = small.replace(
  '</body>',
  `<script>${functions.join('\n')}\nconst main = document.querySelector('main'); ${calls}</script></body>`,
);
