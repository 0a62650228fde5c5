import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { enterIsolatedWorld } from '../lib/isolated-world.ts';
import * as probe from './index.ts';

/** Where the probe runs. Every call is one of its functions by name. */
export interface Place {
  readonly name: string;
  run<K extends keyof Probe>(name: K, ...args: Parameters<Probe[K]>): Promise<ReturnType<Probe[K]>>;
  /** Used heap in bytes after a collection, of the whole isolate. */
  heap(): Promise<number>;
}
type Probe = typeof probe;

export function nodePlace(): Place {
  const functions: { readonly [K in keyof Probe]: (...args: Parameters<Probe[K]>) => ReturnType<Probe[K]> } =
    probe;
  return {
    name: 'Node',
    run: (name, ...args) => Promise.resolve(functions[name](...args)),
    heap: () => Promise.resolve(process.memoryUsage().heapUsed),
  };
}

/** A fresh load of the page, so that nothing in it is warm. */
export async function contentScriptPlace(page: Page, root: string): Promise<Place> {
  const world = await enterIsolatedWorld(page);
  await world.evaluate(`${await bundledProbe(root)};void 0`);
  return {
    name: 'content script',
    run: (name, ...args) =>
      world.evaluate(`sluiceProbe.${name}(${args.map((arg) => JSON.stringify(arg)).join(',')})`),
    async heap() {
      await world.session.send('HeapProfiler.collectGarbage');
      return (await world.session.send('Runtime.getHeapUsage')).usedSize;
    },
  };
}

async function bundledProbe(root: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'bench/probe/index.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'globalThis.sluiceProbe',
    target: 'es2023',
    charset: 'ascii',
  });
  return outputFiles[0]?.text ?? '';
}
