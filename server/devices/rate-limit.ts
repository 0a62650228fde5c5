/** A token bucket per key: `burst` at once, `perSecond` refilled. */
export interface RateLimit {
  /** Seconds to wait; 0 = go ahead. `cost` (1) must not exceed the burst. */
  take(key: string, now: number, cost?: number): number;
}

const maxKeys = 100_000;

/** In memory and per process: it protects this process, the database's share is the coalescer's. */
export function createRateLimit(limits: { readonly burst: number; readonly perSecond: number }): RateLimit {
  const buckets = new Map<string, { level: number; at: number }>();
  return {
    take(key, now, cost = 1) {
      const bucket = buckets.get(key) ?? { level: limits.burst, at: now };
      // A clock that ran ahead and was put back shuts nobody out for as long.
      bucket.at = Math.min(bucket.at, now);
      const refilled = ((now - bucket.at) / 1000) * limits.perSecond;
      const level = Math.min(limits.burst, bucket.level + Math.max(0, refilled));
      if (level < cost) return Math.max(1, Math.ceil((cost - level) / limits.perSecond));
      // Re-inserted at the end, so that the first key is the one unused for longest.
      buckets.delete(key);
      buckets.set(key, { level: level - cost, at: now });
      const oldest = buckets.size > maxKeys ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      return 0;
    },
  };
}
