import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';
import { PlainError } from './plain-error.mjs';

/**
 * Starts the built policy server and waits until it serves.
 *
 * @param {{ port?: number, data: string, env?: Record<string, string> }} options `port` 0 = any free one
 * @returns {Promise<import('./server-process.d.mts').ServerProcess>}
 */
export async function startServer({ port = 0, data, env = {} }) {
  const child = spawn(process.execPath, [join(root, 'dist/server/main.mjs')], {
    cwd: root,
    env: {
      UV_THREADPOOL_SIZE: '16', // half of them look names up: silent name servers leave some for the database's
      ...process.env,
      ...{ SLUICE_PORT: String(port), SLUICE_DATA: data, SLUICE_PARENT_PIPE: '1' },
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl+C in a terminal goes to the whole group: the server is told to stop by us, in order.
    detached: true,
  });
  const exited = once(child, 'exit');
  const errors = keepErrors(child, data);
  const ready = await Promise.race([firstLine(child.stdout), exited.then(() => null)]);
  if (ready?.ready !== true) {
    child.kill('SIGTERM');
    await exited;
    throw new PlainError(
      whyNot(ready, port) ?? errors.last() ?? 'The policy server ended before it was ready.',
    );
  }
  const { url, signInUrl, enrolmentCode, version } = ready;
  return {
    pid: child.pid,
    url,
    signInUrl,
    enrolmentCode,
    policyVersion: version,
    exited: exited.then(([code]) => code ?? 128),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The server's own sentence; about the port, with the option that this side offers. */
function whyNot(ready, port) {
  if (ready?.code !== 'start/port-in-use') return ready?.message;
  return `Port ${String(port)} is in use: stop the other program, or choose another one with --port.`;
}

/** The server's log goes to `server.log` in its data folder; the last plain line is kept for a failed start. */
function keepErrors(child, data) {
  let last = null;
  let log = null;
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!line.startsWith('{')) last = line;
    log ??= openLog(data);
    log?.write(`${line}\n`);
  });
  return { last: () => last };
}

function openLog(data) {
  try {
    mkdirSync(data, { recursive: true });
    return createWriteStream(join(data, 'server.log'), { flags: 'a', mode: 0o600 }).on(
      'error',
      () => undefined,
    );
  } catch {
    return null; // the server itself says that the folder cannot be written
  }
}

async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) {
    try {
      return JSON.parse(line);
    } catch {
      // Not ours: a library that prints.
    }
  }
  return null;
}
