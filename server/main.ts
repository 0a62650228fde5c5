import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createLog, failureFields } from './log.ts';
import { startServer } from './start.ts';
import type { RunningServer } from './start.ts';
import { StartError } from './start-error.ts';

/**
 * The process: one JSON line on stdout when it is ready (or cannot be: exit code 2), logs on stderr, SIGINT and SIGTERM
 * end it cleanly, and so does the end of stdin when SLUICE_PARENT_PIPE=1.
 */
const log = createLog();

async function main(): Promise<void> {
  // Whoever reads our output may be gone first: that must not keep the database from being stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let server: RunningServer | null = null;
  let wantsEnd = false;
  const end = (why: string): void => {
    if (wantsEnd) return;
    wantsEnd = true;
    log.info('stopping', { why });
    // While still starting, the start is finished first: half a start has no clean end.
    if (server !== null) void stop(server);
  };
  process.on('SIGINT', () => {
    end('SIGINT');
  });
  process.on('SIGTERM', () => {
    end('SIGTERM');
  });
  let config: Config;
  try {
    config = readConfig(process.env);
    if (config.parentPipe) watchParent(end);
    server = await startServer(config, { log });
  } catch (error) {
    cannotStart(error);
    return;
  }
  const { url, signInUrl, enrolmentCode, version } = server;
  const secrets = config.startSecrets && { signInUrl, enrolmentCode };
  process.stdout.write(`${JSON.stringify({ ready: true, url, ...secrets, version })}\n`);
  log.info('ready', { version });
  if (wantsEnd) await stop(server);
}

async function stop(server: RunningServer): Promise<void> {
  await server.close();
  log.info('stopped');
  process.exit(0);
}

function watchParent(end: (why: string) => void): void {
  process.stdin.on('end', () => {
    end('parent ended');
  });
  process.stdin.on('error', () => {
    end('parent ended');
  });
  process.stdin.resume();
}

function cannotStart(error: unknown): void {
  const known = error instanceof StartError;
  const code = known ? error.code : 'start/bug';
  const message = known ? error.message : 'The server could not start because of a fault in Sluice itself.';
  if (!known) log.error('start-failed', failureFields(error));
  process.stdout.write(`${JSON.stringify({ ready: false, code, message })}\n`);
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
  // An open pipe from the parent would keep this process alive with nothing to do.
  process.stdin.destroy();
}

await main();
