import type { AlertRecord } from '../../lib/core/api/coverage.ts';

const ranks: Readonly<Record<AlertRecord['severity'], number>> = { high: 0, medium: 1, low: 2 };

/** The worst first, then the newest. */
export const worstFirst = <Alert extends Pick<AlertRecord, 'severity' | 'raisedAt'>>(
  alerts: readonly Alert[],
): readonly Alert[] =>
  [...alerts].sort(
    (a, b) => ranks[a.severity] - ranks[b.severity] || Date.parse(b.raisedAt) - Date.parse(a.raisedAt),
  );
