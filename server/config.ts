import { resolve } from 'node:path';
import type { OidcEnv } from './auth/oidc-settings.ts';
import { StartError } from './start-error.ts';

/** Everything the process is told from outside. */
export interface Config {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly dataFolder: string;
  readonly rulesFolder: string;
  readonly consoleFolder: string;
  /** Without a trailing slash; null = http://HOST:PORT. Devices sign requests to it, browsers must come from it. */
  readonly publicUrl: string | null;
  /** null = the embedded database. */
  readonly databaseUrl: string | null;
  /** Connections to the database; several servers share its `max_connections`. */
  readonly databaseConnections: number;
  /** null = find one; `package` = the one npm installed; else a folder with `postgres` and `initdb`. */
  readonly postgres: string | null;
  /** Reverse proxies in front, each of which appends to X-Forwarded-For. */
  readonly proxies: number;
  /** Single sign-on, where it is not set in the console. */
  readonly oidc: OidcEnv;
  /** What reads `/metrics`; null = nobody does. */
  readonly metricsToken: string | null;
  /** Whether the line at the start holds a sign-in link for an administrator, and an enrolment code. */
  readonly startSecrets: boolean;
  /** End when the parent process closes our stdin. */
  readonly parentPipe: boolean;
}

/**
 * Reads `SLUICE_HOST` (127.0.0.1), `SLUICE_PORT` (8787), `SLUICE_DATA` (.sluice), `SLUICE_RULES` (rules),
 * `SLUICE_CONSOLE_DIR` (dist/console), `SLUICE_PUBLIC_URL`, `DATABASE_URL`, `SLUICE_DATABASE_CONNECTIONS` (20),
 * `SLUICE_POSTGRES_BIN`, `SLUICE_PROXIES` (0), `SLUICE_OIDC_ISSUER`, `SLUICE_OIDC_CLIENT_ID`,
 * `SLUICE_OIDC_CLIENT_SECRET`, `SLUICE_METRICS_TOKEN` (16 characters or more), `SLUICE_START_SECRETS` (1; 0 = say none),
 * `SLUICE_PARENT_PIPE`. Throws StartError `start/config`.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: string): string | null => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  };
  const postgres = text('SLUICE_POSTGRES_BIN');
  return {
    host: text('SLUICE_HOST') ?? '127.0.0.1',
    port: readPort(text('SLUICE_PORT') ?? '8787'),
    dataFolder: resolve(text('SLUICE_DATA') ?? '.sluice'),
    rulesFolder: resolve(text('SLUICE_RULES') ?? 'rules'),
    consoleFolder: resolve(text('SLUICE_CONSOLE_DIR') ?? 'dist/console'),
    publicUrl: readPublicUrl(text('SLUICE_PUBLIC_URL')),
    databaseUrl: text('DATABASE_URL'),
    databaseConnections: readConnections(text('SLUICE_DATABASE_CONNECTIONS') ?? '20'),
    postgres: postgres === null || postgres === 'package' ? postgres : resolve(postgres),
    proxies: readProxies(text('SLUICE_PROXIES') ?? '0'),
    oidc: readOidcEnv({
      issuer: text('SLUICE_OIDC_ISSUER'),
      clientId: text('SLUICE_OIDC_CLIENT_ID'),
      clientSecret: text('SLUICE_OIDC_CLIENT_SECRET'),
    }),
    metricsToken: readMetricsToken(text('SLUICE_METRICS_TOKEN')),
    startSecrets: readFlag('SLUICE_START_SECRETS', text('SLUICE_START_SECRETS') ?? '1'),
    parentPipe: text('SLUICE_PARENT_PIPE') === '1',
  };
}

/** A secret names whom it is for: else it would go to whichever provider somebody sets in the console. */
function readOidcEnv(oidc: OidcEnv): OidcEnv {
  if (oidc.clientSecret === null || oidc.issuer !== null) return oidc;
  throw new StartError(
    'start/config',
    'SLUICE_OIDC_CLIENT_SECRET needs SLUICE_OIDC_ISSUER beside it, the provider that it is for.',
  );
}

function readMetricsToken(text: string | null): string | null {
  if (text === null || /^\S{16,500}$/.test(text)) return text;
  throw new StartError('start/config', 'SLUICE_METRICS_TOKEN must be 16 characters or more, without spaces.');
}

function readPort(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new StartError('start/config', `SLUICE_PORT must be a number from 0 to 65535, not "${text}".`);
  }
  return Number(text);
}

function readConnections(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) >= 2) return Number(text);
  throw new StartError(
    'start/config',
    `SLUICE_DATABASE_CONNECTIONS must be a number from 2 to 999, not "${text}".`,
  );
}

function readFlag(name: string, text: string): boolean {
  if (text === '0' || text === '1') return text === '1';
  throw new StartError('start/config', `${name} must be 0 or 1, not "${text}".`);
}

function readProxies(text: string): number {
  if (/^[0-9]$/.test(text)) return Number(text);
  throw new StartError('start/config', `SLUICE_PROXIES must be a number from 0 to 9, not "${text}".`);
}

function readPublicUrl(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new StartError('start/config', 'SLUICE_PUBLIC_URL must be an http or https address.');
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
