/**
 * Whether less than `ms` milliseconds have passed since. A clock that was put back meanwhile must not keep anything silent:
 * what then lies in the future is long ago.
 */
export function isWithin(ms: number, since: number, now: number): boolean {
  return now >= since && now - since < ms;
}
