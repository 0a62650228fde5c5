import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import * as v from 'valibot';

/** The server as a real process, built as `npm run build` builds it. */
export interface BuiltServer {
  readonly file: string;
  /** The program of the thread that compiles policy. */
  readonly compileWorker: URL;
  remove(): void;
}

const checkout = resolve(import.meta.dirname, '../..');

/** Inside the checkout, because packages stay outside the bundle and are found from there. */
export async function buildServer(): Promise<BuiltServer> {
  const folder = join(checkout, 'dist', `server-test-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: {
      main: join(checkout, 'server/main.ts'),
      'compile-worker': join(checkout, 'server/policy/compile/worker.ts'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return {
    file: join(folder, 'main.mjs'),
    compileWorker: pathToFileURL(join(folder, 'compile-worker.mjs')),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const lineSchema = v.variant('ready', [
  v.object({
    ready: v.literal(true),
    url: v.string(),
    /** Empty where it says none. */
    signInUrl: v.optional(v.string(), ''),
    enrolmentCode: v.optional(v.string(), ''),
    version: v.number(),
  }),
  v.object({ ready: v.literal(false), code: v.string(), message: v.string() }),
]);

export interface ServerProcess {
  readonly child: ChildProcess;
  /** What it said on stdout: its one line. */
  readonly said: v.InferOutput<typeof lineSchema>;
  readonly stderr: () => string;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

export async function spawnServer(
  built: Pick<BuiltServer, 'file'>,
  env: Record<string, string>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [built.file], {
    env: { PATH: process.env['PATH'] ?? '', SLUICE_PORT: '0', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'exit').then(() => child.exitCode);
  const line = await new Promise<string>((found, reject) => {
    createInterface(child.stdout).once('line', found);
    void ended.then(() => {
      reject(new Error(`the server ended without a word: ${stderr}`));
    });
  });
  const json: unknown = JSON.parse(line);
  return { child, said: v.parse(lineSchema, json), stderr: () => stderr, ended };
}

/** The line of a server that must be ready. */
export function readyLine({ said }: ServerProcess): v.InferOutput<typeof lineSchema> & { ready: true } {
  if (!said.ready) throw new Error(said.message);
  return said;
}
