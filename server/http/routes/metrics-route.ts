import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Collector } from '../../metrics/collect.ts';
import { expositionType, toText } from '../../metrics/exposition.ts';
import type { RequestMetrics } from '../../metrics/request-metrics.ts';
import { refuse } from '../errors.ts';

/** `GET /metrics` for who has the token (`SLUICE_METRICS_TOKEN`); without one set there is nothing here. */
export function metricsRoute(
  token: string | null,
  requests: RequestMetrics,
  collector: Collector,
): (c: Context) => Promise<Response> {
  return async (c) => {
    if (token === null) return refuse(c, 'request/not-found');
    const given = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), digest(token))) return refuse(c, 'metrics/token');
    const metrics = [...requests.read(), ...(await collector.read())];
    return c.body(toText(metrics), 200, { 'Content-Type': expositionType });
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
