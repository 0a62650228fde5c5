import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Section } from '../lib/report.ts';

/** A new checkout of what is committed: install, build, first and second start. Times in s. */
export async function installSection(root: string): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-clone-'));
  try {
    const clone = join(folder, 'clone');
    await timed('git', ['clone', '--quiet', '--no-hardlinks', root, clone], folder);
    const install = await timed('npm', ['ci', '--no-audit', '--no-fund'], clone);
    const build = await timed('npm', ['run', 'build'], clone);
    const data = join(folder, 'data');
    const first = await timedStart(clone, data);
    const second = await timedStart(clone, data);
    return {
      bench: 'install',
      notes: [
        "a new clone of HEAD; npm's cache as this machine has it; starts headless, browser enrolled and replica open",
      ],
      measures: [
        { name: 'npm ci', value: install, unit: 's' },
        { name: 'npm run build, everything', value: build, unit: 's' },
        { name: 'npm start to ready, first', value: first, unit: 's' },
        { name: 'npm start to ready, second', value: second, unit: 's' },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function timed(program: string, args: readonly string[], cwd: string): Promise<number> {
  const started = performance.now();
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-2000);
  });
  const [code] = await once(child, 'close');
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with code ${String(code)}: ${said.trim()}`);
  return (performance.now() - started) / 1000;
}

async function timedStart(cwd: string, data: string): Promise<number> {
  const started = performance.now();
  const args = ['start', '--silent', '--', '--headless', '--json', '--port', '0', '--data', data];
  // A group of its own, so that npm and what it started can be told to stop together.
  const child = spawn('npm', args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const ended = once(child, 'close');
  child.stderr.resume();
  const isReady = (async () => {
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('{')) return true;
    return false;
  })();
  try {
    if (!(await isReady)) throw new Error('npm start ended before it was ready');
    return (performance.now() - started) / 1000;
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}
