import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './until.ts';

const root = join(import.meta.dirname, '../..');

/** The line that `--json` prints, as far as these tests look at it. */
export interface Ready {
  readonly url: string;
  readonly signInUrl: string;
  readonly policyVersion: number;
  readonly debug: string;
  /** With `--demo`: each signs in once. */
  readonly links?: readonly { readonly name: string; readonly role: string; readonly link: string }[];
}

/** `npm start` with these options. */
export function startCommand(...args: string[]) {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: root });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const exited = once(child, 'close').then(([code]) => ({ code: Number(code), out, err }));
  return {
    child,
    exited,
    async ready(withinMs = 110_000): Promise<Ready> {
      const line = until('the line that says ready', async () => /^\{.*\}$/m.exec(out)?.[0], withinMs);
      const ended = exited.then((end) =>
        Promise.reject(new Error(`it ended instead: ${JSON.stringify(end)}`)),
      );
      return JSON.parse(await Promise.race([line, ended]));
    },
    async stop() {
      child.kill('SIGINT');
      return exited;
    },
  };
}
