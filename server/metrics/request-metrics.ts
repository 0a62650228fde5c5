import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Metric } from './exposition.ts';

/** Upper bounds in seconds. */
const bounds = [0.005, 0.025, 0.1, 0.5, 2.5, 10] as const;

interface Timing {
  readonly buckets: number[];
  sum: number;
  count: number;
}

/** Counts requests by route pattern and status, and their time by route: as many series as there are routes. */
export interface RequestMetrics {
  readonly middleware: MiddlewareHandler;
  /** For what is answered without the framework; `seconds` from request to answer. */
  note(method: string, route: string, code: number, seconds: number): void;
  read(): Metric[];
}

export function createRequestMetrics(): RequestMetrics {
  const counts = new Map<string, { readonly labels: Record<string, string>; value: number }>();
  const timings = new Map<string, Timing>();

  const note = (method: string, route: string, code: number, seconds: number): void => {
    const key = `${method} ${route} ${String(code)}`;
    const count = counts.get(key);
    if (count === undefined) counts.set(key, { labels: { method, route, code: String(code) }, value: 1 });
    else count.value += 1;
    const timing = timings.get(route) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
    for (let index = bounds.length - 1; index >= 0 && seconds <= (bounds[index] ?? 0); index -= 1)
      timing.buckets[index] = (timing.buckets[index] ?? 0) + 1;
    timing.sum += seconds;
    timing.count += 1;
    timings.set(route, timing);
  };
  return {
    note,
    middleware: async (c, next) => {
      const started = performance.now();
      await next();
      const route = matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none';
      // Whatever a client calls its method, there are few series.
      const method = /^(?:GET|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(c.req.method) ? c.req.method : 'other';
      note(method, route, c.res.status, (performance.now() - started) / 1000);
    },
    read: () => [
      {
        name: 'sluice_http_requests_total',
        help: 'Requests answered, by route and status; hint streams are not among them.',
        type: 'counter',
        samples: [...counts.values()],
      },
      {
        name: 'sluice_http_request_seconds',
        help: 'Time to answer, by route.',
        type: 'histogram',
        samples: [...timings].flatMap(([route, { buckets, sum, count }]) => [
          ...bounds.map((bound, index) => ({
            suffix: '_bucket' as const,
            labels: { route, le: String(bound) },
            value: buckets[index] ?? 0,
          })),
          { suffix: '_bucket' as const, labels: { route, le: '+Inf' }, value: count },
          { suffix: '_sum' as const, labels: { route }, value: sum },
          { suffix: '_count' as const, labels: { route }, value: count },
        ]),
      },
    ],
  };
}
