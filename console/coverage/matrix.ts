import type { CoverageAnswer } from '../../lib/core/api/coverage.ts';
import { ownPlatforms } from '../shell/platforms.ts';

/** From best to worst, but `not-seen`: no device with this browser has had the platform open. */
export const cellStates = ['enforced', 'degraded', 'blind', 'not-seen'] as const;
export type CellState = (typeof cellStates)[number];

export interface Cell {
  readonly platform: string;
  readonly browser: string;
  /** The worst that any device reports. */
  readonly state: CellState;
  /** Devices that are not silent, by what they report of the platform. */
  readonly counts: Readonly<Record<CellState, number>>;
}

export interface Matrix {
  readonly browsers: readonly { readonly browser: string; readonly live: number }[];
  readonly rows: readonly { readonly platform: string; readonly cells: readonly Cell[] }[];
}

/** Those that come with the product: they stand in the matrix before any device has had them open. */

type Counted = Pick<CoverageAnswer, 'browsers' | 'platforms'>;

/** Platform × browser. Browsers by how many devices have them. */
export function matrixOf({ browsers, platforms }: Counted): Matrix {
  const columns = browsers
    .map(({ browser, devices }) => ({ browser, live: devices.active - devices.silent }))
    .filter(({ live }) => live > 0)
    .sort((a, b) => b.live - a.live);
  const names = [...new Set([...ownPlatforms, ...platforms.map(({ platform }) => platform)])];
  const cellOf = (platform: string, browser: string, live: number): Cell => {
    const found = platforms.find((each) => each.platform === platform && each.browser === browser);
    const { ok = 0, degraded = 0, blind = 0 } = found ?? {};
    const counts = {
      enforced: ok,
      degraded,
      blind,
      'not-seen': Math.max(0, live - ok - degraded - blind),
    };
    return { platform, browser, state: worst(counts), counts };
  };
  return {
    browsers: columns,
    rows: names.map((platform) => ({
      platform,
      cells: columns.map(({ browser, live }) => cellOf(platform, browser, live)),
    })),
  };
}

function worst(counts: Cell['counts']): CellState {
  if (counts.blind > 0) return 'blind';
  if (counts.degraded > 0) return 'degraded';
  return counts.enforced > 0 ? 'enforced' : 'not-seen';
}
