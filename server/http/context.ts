import type { OidcClient } from '../auth/oidc-client.ts';
import type { OidcEnv } from '../auth/oidc-settings.ts';
import type { PasswordHasher } from '../auth/password-hash.ts';
import type { Prover } from '../devices/proof.ts';
import type { RateLimit } from '../devices/rate-limit.ts';
import type { Seats } from '../devices/seats.ts';
import type { Revocations } from '../devices/revocations.ts';
import type { Ingest } from '../incidents/ingest.ts';
import type { Log } from '../log.ts';
import type { ActivePolicyCache } from '../policy/active-policy.ts';
import type { Organisation } from '../policy/bootstrap.ts';
import type { Compiler } from '../policy/compile/compiler.ts';
import type { Database } from '../store/database.ts';

/** What the routes work with. */
export interface Services {
  readonly database: Database;
  readonly organisation: Organisation;
  readonly policy: ActivePolicyCache;
  readonly compiler: Compiler;
  readonly seats: Seats;
  readonly ingest: Ingest;
  readonly prover: Prover;
  readonly rateLimit: RateLimit;
  /** Incidents of one device. */
  readonly incidentLimit: RateLimit;
  readonly revocations: Revocations;
  readonly log: Log;
  readonly hasher: PasswordHasher;
  readonly oidcClient: OidcClient;
  readonly oidcEnv: OidcEnv;
  /** How many proxies stand in front and append to X-Forwarded-For. */
  readonly proxies: number;
  readonly consoleFolder: string;
  readonly dataFolder: string;
  /** What a first start publishes, and packs are offered from. */
  readonly rulesFolder: string;
  /** null = nobody reads the metrics. */
  readonly metricsToken: string | null;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
