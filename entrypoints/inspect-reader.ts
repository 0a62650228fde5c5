import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { engineCalls } from '../lib/inspector/engine-relay.ts';
import { dropNetwork } from '../lib/inspector/no-network.ts';
import { readerSizeOf } from '../lib/inspector/reader-size.ts';
import { createReaders } from '../lib/inspector/readers.ts';
import { serveReader } from '../lib/inspector/reader-worker.ts';

export default defineUnlistedScript(() => {
  dropNetwork(globalThis, 'database');
  const size = readerSizeOf(Reflect.get(globalThis, 'name'));
  const { scope, spawn } = engineCalls(globalThis);
  serveReader(scope, createReaders(size, spawn, navigator.languages));
});
