import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../start-error.ts';

/** A PostgreSQL that runs on a cluster folder, as its `postmaster.pid` says. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * The postmaster that runs on this folder; null when none does. A pid file left by a kill -9 is removed when its
 * number now belongs to some other program, which PostgreSQL itself would take for a rival.
 */
export function runningPostmaster(folder: string): Postmaster | null {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!isAlive(pid)) return null;
  if (!commandLine(pid).includes(folder)) {
    rmSync(file, { force: true });
    return null;
  }
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) };
}

/** Fast shutdown (connections are cut, everything committed is kept), then immediate when that takes too long. */
export async function stopPostmaster(pid: number, patienceMs = 20_000): Promise<void> {
  for (const [signal, waitMs] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const until = performance.now() + waitMs;
    while (isAlive(pid) && performance.now() < until) await delay(20);
  }
}

function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8');
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
