import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { clusterRole } from './cluster-folder.ts';
import { asUser, serverUser } from './server-user.ts';

/** What it takes to run and to reach one cluster. */
export interface Settings {
  readonly folder: string;
  readonly bin: string;
  readonly password: string;
  readonly logFile: string;
}

/** Starts `postgres` on a loopback port; `more` are settings that take the place of ours. */
export function spawnPostgres(
  { folder, bin, logFile }: Settings,
  port: number,
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'on',
    max_connections: '60',
    // Statements and row details in PostgreSQL's log would be content.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    logging_collector: 'off',
    ...more,
  };
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(logFile, 'w', 0o600);
  // Detached: Ctrl+C reaches the whole process group, and the database must outlive the requests in flight.
  const child = spawn(join(bin, 'postgres'), ['-D', folder, ...flags], {
    ...asUser(serverUser()),
    detached: true,
    stdio: ['ignore', output, output],
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
  });
  child.on('error', () => undefined); // seen as an exit by connectOwner's deadline
  closeSync(output);
  return child;
}

export function clusterUrl(port: number, password: string, database: string): string {
  return `postgres://${clusterRole}:${password}@127.0.0.1:${String(port)}/${database}`;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

/** Why PostgreSQL ended, as its log says. */
export function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
  return fatal.replace(/^.*?(?:FATAL|PANIC|ERROR): +/, '').replace(/\.$/, '');
}
