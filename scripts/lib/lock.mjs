import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './paths.mjs';

const waitMs = 250;

/**
 * Runs `work` while no other process of this checkout holds the lock of that name. A lock whose holder is gone is
 * taken over.
 *
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = join(root, '.sluice', 'locks');
  const file = join(folder, name);
  mkdirSync(folder, { recursive: true });
  while (!take(file)) await wait(waitMs);
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (!holderIsGone(file)) return false;
  rmSync(file, { force: true });
  return false; // Whoever creates it first next time has it.
}

/** @param {string} file */
function holderIsGone(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // Empty: being written at this moment.
    if (!Number.isInteger(holder) || holder <= 0) return false;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
