import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type EngineTask, engineWorkerName } from '../lib/inspector/engine-name.ts';
import { dropNetwork } from '../lib/inspector/no-network.ts';
import { readerSizeOf } from '../lib/inspector/reader-size.ts';
import { createReaders } from '../lib/inspector/readers.ts';
import { serveReader } from '../lib/inspector/reader-worker.ts';

export default defineUnlistedScript(() => {
  dropNetwork(globalThis, 'workers');
  const size = readerSizeOf(Reflect.get(globalThis, 'name'));
  const spawn = (task: EngineTask) => new Worker('/inspect-engine.js', { name: engineWorkerName(task) });
  serveReader(globalThis, createReaders(size, spawn, navigator.languages));
});
