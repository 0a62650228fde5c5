import { expectedKinds } from '../../lib/core/api/coverage.ts';
import type { CoverageAnswer, DeviceState, ExpectedKind } from '../../lib/core/api/coverage.ts';
import type { Severity } from '../../lib/core/policy/schema.ts';
import { toDevices, toExpected, type CoverageRoute } from './route.ts';

/** A state in which devices are not wholly covered, and which of two browsers' policies would mend it. */
type StateKind = Extract<
  DeviceState,
  | 'missing-hosts'
  | 'refused-policy'
  | 'silent'
  | 'outdated-policy'
  | 'outdated-extension'
  | 'removable'
  | 'no-private-windows'
  | 'queued'
>;
export type GapKind = 'blind' | 'degraded' | 'never' | 'unexpected' | StateKind;

/** Something that the policy does not reach. */
export interface Gap {
  readonly kind: GapKind;
  readonly severity: Severity;
  /** Devices or people that it concerns, and of how many. */
  readonly count: number;
  readonly of: number;
  readonly platform: string | null;
  /** Null: whichever. */
  readonly browser: string | null;
  readonly expected: ExpectedKind | null;
  /** What adapters do not find, most frequent first. */
  readonly parts: readonly { readonly part: string; readonly devices: number }[];
  /** Where those are listed that it concerns; null when there is no such list. */
  readonly list: CoverageRoute | null;
}

const nobody = { platform: null, browser: null, expected: null, parts: [], list: null };

const stateSeverity: Readonly<Record<StateKind, Severity>> = {
  'missing-hosts': 'critical',
  'refused-policy': 'high',
  silent: 'medium',
  'outdated-policy': 'medium',
  removable: 'medium',
  'no-private-windows': 'medium',
  'outdated-extension': 'low',
  queued: 'low',
};
/** Remedied by a browser's own policy: one gap for each browser. */
const byBrowser: readonly StateKind[] = [
  'missing-hosts',
  'outdated-extension',
  'removable',
  'no-private-windows',
];
const states = Object.keys(stateSeverity).filter((kind): kind is StateKind => kind in stateSeverity);

const rank: Readonly<Record<Severity, number>> = { critical: 3, high: 2, medium: 1, low: 0 };

/** What is missing, the worst first: by severity, then by how many it concerns. */
export function gapsOf(coverage: CoverageAnswer): readonly Gap[] {
  return [
    ...adapterGaps(coverage),
    ...states.flatMap((kind) => stateGaps(coverage, kind)),
    ...listGaps(coverage),
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => rank[b.severity] - rank[a.severity] || b.count - a.count);
}

function adapterGaps({ platforms, missing }: CoverageAnswer): Gap[] {
  return platforms.flatMap(({ platform, browser, ok, degraded, blind }) => {
    const parts = missing.filter((each) => each.platform === platform && each.browser === browser);
    const gap = (kind: 'blind' | 'degraded', severity: Severity, count: number): Gap => ({
      ...nobody,
      kind,
      severity,
      count,
      of: ok + degraded + blind,
      platform,
      browser,
      parts,
      list: toDevices({ platform, browser, health: kind }),
    });
    return [gap('blind', 'critical', blind), gap('degraded', 'high', degraded)];
  });
}

function stateGaps({ devices, browsers }: CoverageAnswer, kind: StateKind): Gap[] {
  const of = (figures: CoverageAnswer['devices'], browser: string | null): Gap => ({
    ...nobody,
    kind,
    severity: kind === 'silent' && figures.silent * 5 >= figures.active ? 'high' : stateSeverity[kind],
    count: figures[kind],
    of: figures.active,
    browser,
    list: toDevices({ state: kind, browser: browser ?? undefined }),
  });
  return byBrowser.includes(kind)
    ? browsers.map(({ browser, devices: figures }) => of(figures, browser))
    : [of(devices, null)];
}

function listGaps({ expected, devices }: CoverageAnswer): Gap[] {
  return expectedKinds.flatMap((kind) => [
    {
      ...nobody,
      kind: 'never',
      severity: 'high',
      count: expected[kind].never,
      of: expected[kind].expected,
      expected: kind,
      list: toExpected(kind, 'never'),
    } as const,
    {
      ...nobody,
      kind: 'unexpected',
      severity: 'low',
      count: expected[kind].unexpected,
      of: devices.active,
      expected: kind,
    } as const,
  ]);
}
