import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { deviceStates } from '../../lib/core/api/coverage.ts';
import { readYardstick } from '../coverage/conditions.ts';
import { figuresByGroup, sumOf } from '../coverage/figures.ts';
import type { Services } from '../http/context.ts';
import type { Metric } from './exposition.ts';

/** What a scrape reads besides the requests. */
export interface Collector {
  read(): Promise<Metric[]>;
  stop(): void;
}

/** A scrape more often than this is answered from the last one: the figures cost a pass over the devices. */
const keepMs = 15_000;
const quantiles = [50, 99, 100] as const;

export function startCollector(
  services: Pick<Services, 'database' | 'organisation' | 'policy' | 'ingest' | 'now'>,
  openStreams: () => number,
): Collector {
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  let kept: { readonly at: number; readonly metrics: Promise<Metric[]> } | null = null;
  const stored = (): Promise<Metric[]> => {
    const at = performance.now();
    if (kept !== null && at - kept.at < keepMs) return kept.metrics;
    const metrics = readStored(services);
    kept = { at, metrics };
    // A failed look is not kept.
    metrics.catch(() => {
      kept = null;
    });
    return metrics;
  };
  return {
    async read() {
      const own = [
        ...readProcess(services, loop),
        gauge('sluice_hint_streams', 'Open streams of hints to devices.', openStreams()),
      ];
      return [
        ...own,
        ...(await stored().catch(() => [gauge('sluice_database_up', 'Whether the database answers.', 0)])),
      ];
    },
    stop() {
      loop.disable();
    },
  };
}

function gauge(name: string, help: string, value: number): Metric {
  return { name, help, type: 'gauge', samples: [{ value }] };
}

function readProcess(
  { database, policy, ingest }: Pick<Services, 'database' | 'policy' | 'ingest'>,
  loop: ReturnType<typeof monitorEventLoopDelay>,
): Metric[] {
  const lag = quantiles.map((quantile) => ({
    labels: { quantile: String(quantile / 100) },
    // Nanoseconds; not a number before the first turn.
    value: (loop.percentile(quantile) || 0) / 1e9,
  }));
  loop.reset();
  const { totalCount, idleCount, waitingCount } = database.pool;
  const cpu = process.cpuUsage();
  return [
    gauge(
      'sluice_policy_version',
      'The policy version in force for everybody; 0 without one.',
      policy.version() ?? 0,
    ),
    gauge('sluice_ingest_waiting', 'Incidents that wait for their commit.', ingest.waiting()),
    {
      name: 'sluice_database_connections',
      help: 'Connections of this process, and requests that wait for one.',
      type: 'gauge',
      samples: [
        { labels: { state: 'busy' }, value: totalCount - idleCount },
        { labels: { state: 'idle' }, value: idleCount },
        { labels: { state: 'waiting' }, value: waitingCount },
      ],
    },
    {
      name: 'sluice_event_loop_lag_seconds',
      help: 'How late timers were since the last scrape.',
      type: 'gauge',
      samples: lag,
    },
    gauge('sluice_resident_memory_bytes', 'Memory of this process.', process.memoryUsage.rss()),
    {
      name: 'sluice_cpu_seconds_total',
      help: 'Processor time of this process.',
      type: 'counter',
      samples: [{ value: (cpu.user + cpu.system) / 1e6 }],
    },
  ];
}

async function readStored({
  database: { db },
  organisation,
  now,
}: Pick<Services, 'database' | 'organisation' | 'now'>): Promise<Metric[]> {
  const scope = { organisation: organisation.id, groups: null };
  const yardstick = await readYardstick(db, organisation.id, now());
  const { groups, queuedReports } = await figuresByGroup(db, scope, yardstick);
  const figures = sumOf(groups);
  const { rows: alerts } = await sql<{ severity: string; count: number }>`
    SELECT severity, count(*) AS count FROM alerts WHERE org_id = ${organisation.id} AND cleared_at IS NULL
    GROUP BY severity`.execute(db);
  const { rows: deliveries } = await sql<{ waiting: number; dead: number; outbox: number }>`
    SELECT count(*) FILTER (WHERE dead_at IS NULL) AS waiting, count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead,
      (SELECT count(*) FROM outbox WHERE org_id = ${organisation.id}) AS outbox
    FROM deliveries WHERE org_id = ${organisation.id} AND delivered_at IS NULL`.execute(db);
  return [
    gauge('sluice_database_up', 'Whether the database answers.', 1),
    {
      name: 'sluice_devices',
      help: 'Devices by what they count as; a device can be in several states.',
      type: 'gauge',
      samples: deviceStates.map((state) => ({ labels: { state }, value: figures[state] })),
    },
    gauge('sluice_queued_reports', 'Reports that wait on devices.', queuedReports),
    {
      name: 'sluice_alerts',
      help: 'Open alerts.',
      type: 'gauge',
      samples: ['low', 'medium', 'high'].map((severity) => ({
        labels: { severity },
        value: alerts.find((row) => row.severity === severity)?.count ?? 0,
      })),
    },
    {
      name: 'sluice_webhook_deliveries',
      help: 'Deliveries to webhooks that are not made yet.',
      type: 'gauge',
      samples: (['outbox', 'waiting', 'dead'] as const).map((state) => ({
        labels: { state },
        value: deliveries[0]?.[state] ?? 0,
      })),
    },
  ];
}
