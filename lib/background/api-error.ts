/** `net/unreachable`: no answer. `net/answer`: not what the API promises. Others are the server's own codes. */
export interface ApiError {
  readonly code: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The server asked to wait this long. */
  readonly retryAfterMs: number | null;
}

const mostMs = 3_600_000;

/** How long an answer asks to wait, one hour at most: seconds, or a date of the server's own clock (RFC 9110, 10.2.3). */
export function retryAfter({ headers }: Response): number | null {
  const said = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+$/.test(said) ? Number(said) : secondsUntil(said, headers.get('date'));
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds) * 1000, mostMs) : null;
}

function secondsUntil(date: string, sent: string | null): number {
  const now = Date.parse(sent ?? '');
  return (Date.parse(date) - (Number.isFinite(now) ? now : Date.now())) / 1000;
}
