import { getRequestListener } from '@hono/node-server';
import { maxBatch } from '../lib/core/api/device.ts';
import { createOidcClient } from './auth/oidc-client.ts';
import { createPasswordHasher, standardCost } from './auth/password-hash.ts';
import type { PasswordCost } from './auth/password-hash.ts';
import { createSignInLink, linkAddress } from './auth/sign-in.ts';
import type { Config } from './config.ts';
import { startCode } from './devices/enrolment-codes.ts';
import { createProver } from './devices/proof.ts';
import { createRateLimit } from './devices/rate-limit.ts';
import { createSeats } from './devices/seats.ts';
import { createRevocations, revocationChannel } from './devices/revocations.ts';
import { createApp } from './http/app.ts';
import type { Services } from './http/context.ts';
import { createHints } from './http/hints.ts';
import { createUnchangedPolls } from './http/unchanged-polls.ts';
import { addressBlock, addressOf } from './http/client-address.ts';
import { limitInFlight } from './http/in-flight.ts';
import { oneAtATime } from './http/one-at-a-time.ts';
import { listenHttp } from './http/listen.ts';
import type { HttpServer, Patience } from './http/listen.ts';
import { createIngest } from './incidents/ingest.ts';
import type { IngestLimits } from './incidents/ingest.ts';
import { outboxChannel } from './integrations/outbox.ts';
import { startWebhookWorker } from './integrations/worker.ts';
import type { Log } from './log.ts';
import { startCollector } from './metrics/collect.ts';
import { createRequestMetrics } from './metrics/request-metrics.ts';
import { createActivePolicy } from './policy/active-policy.ts';
import { ensureOrganisation } from './policy/bootstrap.ts';
import { createCompiler } from './policy/compile/compiler.ts';
import type { Compiler } from './policy/compile/compiler.ts';
import { openCluster } from './store/cluster.ts';
import { prepareDataFolder } from './store/data-folder.ts';
import { openDatabase, usualLimits } from './store/database.ts';
import type { Database, DatabaseLimits } from './store/database.ts';
import { listen, policyChannel } from './store/listener.ts';
import { createPartitions } from './store/partitions.ts';
import { startTasks } from './tasks.ts';

/** A server that is ready. */
export interface RunningServer {
  readonly url: string;
  /** Console address with a one-time link in its fragment, which no server ever sees. */
  readonly signInUrl: string;
  readonly enrolmentCode: string;
  /** Of the policy in force. */
  readonly version: number;
  /** Finishes requests in flight, then closes everything. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly log: Log;
  /** Milliseconds since 1970; default Date.now. */
  readonly now?: () => number;
  /** Signed requests of one device; default 60 at once, 5 a second. */
  readonly rate?: { readonly burst: number; readonly perSecond: number };
  /** With slow connections. */
  readonly patience?: Partial<Patience>;
  /** Default: a worker thread whose program lies beside this one. */
  readonly compiler?: Compiler;
  /** With the database; connections come from the configuration. */
  readonly databaseLimits?: DatabaseLimits;
  /** Incidents that may wait to be stored, and how many are stored at once. */
  readonly ingestLimits?: IngestLimits;
  /** Requests answered at a time; default 1,000. */
  readonly maxInFlight?: number;
  /** How often a server looks whether a notification was lost; default 15 s. */
  readonly pollMs?: number;
  /** Of new password hashes; default password-hash.ts's. */
  readonly passwordCost?: PasswordCost;
}

const drainMs = 10_000;
const usualPollMs = 15_000;
const maxInFlight = 1_000;

/** Starts the whole server. Throws StartError with a sentence for the person who started it. */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { log, now = Date.now, rate = { burst: 60, perSecond: 5 }, passwordCost = standardCost } = options;
  // Undone in reverse order, by a failed start as by close().
  const undo: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    prepareDataFolder(config.dataFolder);
    const http = await listenHttp(config.host, config.port, options.patience);
    undo.push(() => http.close(0));
    const database = await openStore(config, options, undo);
    const compiler = options.compiler ?? createCompiler({ log });
    undo.push(() => compiler.close());
    const organisation = await ensureOrganisation(database, config, compiler, now());
    const publicUrl = config.publicUrl ?? `http://${config.host}:${String(http.port)}`;
    const { db } = database;
    const policy = createActivePolicy({ db, organisation: organisation.id, compiler, now, log });
    const seats = createSeats(db, organisation.id);
    const partitions = createPartitions(database.pool);
    const ingest = createIngest(database, organisation.id, partitions, log, options.ingestLimits);
    const prover = createProver(database.db, organisation.id);
    const rateLimit = createRateLimit(rate);
    const incidentLimit = createRateLimit(incidentRate(rate));
    const revocations = createRevocations(database, organisation.id, now, log);
    const { consoleFolder, dataFolder, rulesFolder, metricsToken } = config;
    const services = {
      database,
      organisation,
      policy,
      compiler,
      seats,
      ingest,
      prover,
      rateLimit,
      incidentLimit,
      revocations,
      hasher: createPasswordHasher(passwordCost),
      oidcClient: createOidcClient(now),
      oidcEnv: config.oidc,
      proxies: config.proxies,
      log,
      consoleFolder,
      dataFolder,
      rulesFolder,
      metricsToken,
      publicUrl,
      now,
    };
    const webhooks = startWebhookWorker({ db, organisation: organisation.id, now, log });
    undo.push(() => webhooks.stop());
    const onChange = heard({
      [policyChannel]: () => policy.refresh(),
      [revocationChannel]: () => revocations.refresh(),
      [outboxChannel]: () => webhooks.wake(),
    });
    const channels = [policyChannel, revocationChannel, outboxChannel];
    const pollMs = options.pollMs ?? usualPollMs;
    const listener = await listen(database.url, { pollMs, log, channels, onChange });
    undo.push(() => listener.close());
    const tasks = await startTasks({
      database,
      organisation,
      compiler,
      partitions,
      dataFolder: config.dataFolder,
      log,
      now,
    });
    undo.push(() => tasks.stop());
    await policy.refresh();
    await revocations.refresh();
    serve(http, services, options.maxInFlight ?? maxInFlight, undo);
    const link = await createSignInLink(database.db, organisation.id, now());
    return {
      url: publicUrl,
      signInUrl: linkAddress(publicUrl, link),
      enrolmentCode: await startCode(database.db, organisation, publicUrl, now()),
      version: policy.version() ?? 0,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Does what belongs to a channel, and everything when there is no telling what was missed. */
function heard(doers: Readonly<Record<string, () => Promise<void>>>) {
  return (channel: string | null): void => {
    for (const [name, act] of Object.entries(doers)) if (channel === null || channel === name) void act();
  };
}

async function openStore(
  config: Config,
  { log, databaseLimits = { ...usualLimits, connections: config.databaseConnections } }: StartOptions,
  undo: (() => Promise<unknown>)[],
): Promise<Database> {
  let url = config.databaseUrl;
  if (url === null) {
    const cluster = await openCluster(config.dataFolder, config.postgres, log);
    undo.push(() => cluster.stop());
    url = cluster.url;
  }
  const database = await openDatabase(url, log, databaseLimits);
  undo.push(() => database.close());
  return database;
}

function serve(http: HttpServer, services: Services, most: number, undo: (() => Promise<unknown>)[]): void {
  const hints = createHints(services);
  const collector = startCollector(services, hints.count);
  const metrics = { requests: createRequestMetrics(), collector };
  const listener = getRequestListener(createApp(services, metrics).fetch);
  const answer = limitInFlight(most, (request, response) => void listener(request, response), {
    askerOf: (request) => addressBlock(addressOf(request, services.proxies)),
  });
  const isUnchangedPoll = createUnchangedPolls(services, metrics.requests);
  http.serve(
    oneAtATime((request, response) => {
      if (!isUnchangedPoll(request, response) && !hints.handle(request, response)) answer(request, response);
    }),
  );
  undo.push(async () => {
    hints.close();
    collector.stop();
    await http.close(drainMs);
    await services.ingest.drained();
  });
}

/** Fifty incidents for each request at once, ten for each a second: by default 3,000, then 50 a second. */
function incidentRate(rate: { readonly burst: number; readonly perSecond: number }) {
  return { burst: Math.max(maxBatch, rate.burst * 50), perSecond: rate.perSecond * 10 };
}
