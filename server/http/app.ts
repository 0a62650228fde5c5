import { Hono } from 'hono';
import { failureFields } from '../log.ts';
import type { Collector } from '../metrics/collect.ts';
import type { RequestMetrics } from '../metrics/request-metrics.ts';
import { errorCode } from '../start-error.ts';
import { accessGaps } from './authorise.ts';
import { consoleFile } from './console-files.ts';
import { consoleRoutes } from './console-routes.ts';
import type { Services } from './context.ts';
import { deviceRoutes } from './routes/device-api.ts';
import { disputeRoutes } from './routes/dispute-routes.ts';
import { ownDeviceRoutes } from './routes/own-device-routes.ts';
import { metricsRoute } from './routes/metrics-route.ts';
import { refuse } from './errors.ts';
import { withCors, withSecurityHeaders } from './headers.ts';
import { requestLog } from './request-log.ts';

/** What counts requests, and reads the rest of the metrics. */
export interface AppMetrics {
  readonly requests: RequestMetrics;
  readonly collector: Collector;
}

/** Everything the server answers, but for `/v1/hints`. */
export function createApp(services: Services, { requests, collector }: AppMetrics): Hono {
  const app = new Hono();
  app.use(requests.middleware);
  app.use(requestLog(services.log));
  app.use(withSecurityHeaders);
  app.use('/v1/*', withCors);
  app.route('/v1', deviceRoutes(services));
  app.route('/v1', disputeRoutes(services));
  app.route('/v1', ownDeviceRoutes(services));
  app.route('/api', consoleRoutes(services));
  const { unlisted, unused } = accessGaps(app);
  if (unlisted.length + unused.length > 0)
    throw new Error(`routes and access.ts differ: ${[...unlisted, ...unused].join(', ')}`);
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/metrics', metricsRoute(services.metricsToken, requests, collector));
  app.get('/readyz', async (c) => {
    const ready = services.policy.version() !== null && (await databaseAnswers(services));
    return ready ? c.json({ ok: true }) : refuse(c, 'server/unavailable');
  });
  app.all('/v1/*', (c) => refuse(c, 'request/not-found'));
  app.all('/api/*', (c) => refuse(c, 'request/not-found'));
  app.get('*', (c) =>
    consoleFile(services.consoleFolder, c.req.path, {
      acceptEncoding: c.req.header('accept-encoding'),
      ifNoneMatch: c.req.header('if-none-match'),
    }),
  );
  app.notFound((c) => refuse(c, 'request/not-found'));
  app.onError((error, c) => {
    services.log.error('request-failed', failureFields(error));
    if (isDatabaseAway(error)) return refuse(c, 'server/unavailable');
    if (!isOutOfRange(error)) return refuse(c, 'server/bug');
    return refuse(c, c.req.method === 'GET' ? 'request/query' : 'request/shape');
  });
  return app;
}

async function databaseAnswers({ database }: Services): Promise<boolean> {
  return database.pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
}

/** Connection failures of the driver have no SQLSTATE or one of class 08, 53 or 57. */
function isDatabaseAway(error: unknown): boolean {
  if (/^(?:08|53|57|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/.test(errorCode(error))) return true;
  return (
    error instanceof Error &&
    /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout)/.test(
      error.message,
    )
  );
}

/** Class 22: a value that a schema let through and PostgreSQL has no place for. A floor; schemas say it better. */
const isOutOfRange = (error: unknown): boolean => /^22[0-9A-Z]{3}$/.test(errorCode(error));
