import type {
  AlertKind,
  AlertRecord,
  CoverageAnswer,
  DeviceFigures,
  DeviceState,
} from '../../lib/core/api/coverage.ts';
import { expectedKinds } from '../../lib/core/api/coverage.ts';
import type { AdapterDevices } from './figures.ts';

/** What is wrong now. One alert for each kind and subject. */
export interface AlertFinding {
  readonly kind: AlertKind;
  readonly subject: string;
  /** Null = no group alone. */
  readonly group: string | null;
  readonly severity: AlertRecord['severity'];
  readonly count: number;
  readonly of: number;
}

type Severity = (figures: DeviceFigures, count: number) => AlertRecord['severity'];

const ofGroups: readonly [AlertKind, DeviceState, Severity][] = [
  // One computer in a cupboard is usual; a fifth of a team is not.
  ['devices-silent', 'silent', ({ active }, count) => (count * 5 >= active ? 'high' : 'medium')],
  ['policy-outdated', 'outdated-policy', () => 'medium'],
  ['extension-outdated', 'outdated-extension', () => 'low'],
  ['policy-refused', 'refused-policy', () => 'high'],
  ['hosts-missing', 'missing-hosts', () => 'high'],
];

/** The findings of a coverage report; what concerns fewer than `fromDevices` devices is left out. */
export function findingsOf(
  coverage: CoverageAnswer,
  adapters: readonly AdapterDevices[],
  fromDevices: number,
): AlertFinding[] {
  const groups = coverage.groups.flatMap(({ group, devices }) =>
    ofGroups.map(([kind, state, severity]) => {
      const count = devices[state];
      return {
        kind,
        subject: group,
        group,
        severity: severity(devices, count),
        count,
        of: devices.active,
      };
    }),
  );
  return [...groups, ...adapterFindings(adapters), ...expectedFindings(coverage)].filter(
    ({ count }) => count >= fromDevices,
  );
}

function adapterFindings(adapters: readonly AdapterDevices[]): AlertFinding[] {
  return adapters.flatMap(({ platform, browser, devices, degraded, blind }) => {
    const about = { subject: `${platform} ${browser}`, group: null, of: devices };
    return [
      { ...about, kind: 'adapter-blind', severity: 'high', count: blind } as const,
      { ...about, kind: 'adapter-degraded', severity: 'medium', count: degraded } as const,
    ];
  });
}

function expectedFindings({ expected }: CoverageAnswer): AlertFinding[] {
  return expectedKinds.map((kind) => ({
    kind: 'expected-missing',
    subject: kind,
    group: null,
    severity: 'medium',
    count: expected[kind].never,
    of: expected[kind].expected,
  }));
}

/** Webhooks that do not get through. The device threshold is none of theirs. */
export function webhookFindings(
  webhooks: readonly { readonly name: string; readonly failing: number; readonly waiting: number }[],
): AlertFinding[] {
  return webhooks.map(({ name, failing, waiting }) => ({
    kind: 'webhook-failing',
    subject: name,
    group: null,
    severity: 'medium',
    count: failing,
    of: waiting,
  }));
}
