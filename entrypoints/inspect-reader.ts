import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { dropNetwork } from '../lib/inspector/no-network.ts';
import { createReaders } from '../lib/inspector/readers.ts';
import { serveReader } from '../lib/inspector/reader-worker.ts';

export default defineUnlistedScript(() => {
  dropNetwork(globalThis, 'workers');
  serveReader(
    globalThis,
    createReaders((name) => new Worker('/inspect-engine.js', { name })),
  );
});
