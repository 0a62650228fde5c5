import { deviceStates, expectedKinds, expectedStates } from '../../lib/core/api/coverage.ts';
import type { ExpectedKind, ExpectedState } from '../../lib/core/api/coverage.ts';
import type { Address } from '../shell/address.ts';

const healths = ['ok', 'degraded', 'blind'] as const;

/** Which devices: the part of an address behind `?`, the same as of `GET /api/devices`. */
export interface DeviceQuery {
  readonly state?: (typeof deviceStates)[number] | undefined;
  readonly group?: string | undefined;
  readonly browser?: string | undefined;
  readonly platform?: string | undefined;
  readonly health?: (typeof healths)[number] | undefined;
  /** A page's own build. */
  readonly page?: string | undefined;
  /** A pseudonym. */
  readonly person?: string | undefined;
  /** Id of an enrolment code. */
  readonly code?: string | undefined;
}

export type CoverageRoute =
  | { readonly page: 'coverage'; readonly part: 'overview' }
  | { readonly page: 'coverage'; readonly part: 'devices'; readonly query: DeviceQuery }
  | { readonly page: 'coverage'; readonly part: 'device'; readonly id: string }
  | {
      readonly page: 'coverage';
      readonly part: 'expected';
      readonly kind: ExpectedKind;
      readonly seen: ExpectedState | null;
    }
  /** `code`: id of the enrolment code whose devices are waited for. */
  | { readonly page: 'coverage'; readonly part: 'kit'; readonly code: string | null };

const page = 'coverage';

/** `parts`: what follows `coverage` in the address. */
export function parseCoverageRoute(parts: readonly string[], query: URLSearchParams): CoverageRoute | null {
  const [part, id] = parts;
  if (part === undefined) return { page, part: 'overview' };
  if (part === 'devices' && parts.length === 2 && id !== undefined) return { page, part: 'device', id };
  if (parts.length !== 1) return null;
  if (part === 'devices') return { page, part, query: parseQuery(query) };
  if (part === 'kit') return { page, part, code: query.get('code') };
  if (part !== 'expected') return null;
  return {
    page,
    part,
    kind: expectedKinds.find((each) => each === query.get('kind')) ?? 'person',
    seen: expectedStates.find((each) => each === query.get('seen')) ?? null,
  };
}

/** Addresses of earlier versions: `#/devices` and `#/devices/add`. */
export function parseDevicesRoute(parts: readonly string[]): CoverageRoute | null {
  if (parts.length === 0) return { page, part: 'devices', query: {} };
  return parts.length === 1 && parts[0] === 'add' ? { page, part: 'kit', code: null } : null;
}

function parseQuery(query: URLSearchParams): DeviceQuery {
  const text = (name: string) => query.get(name) ?? undefined;
  return {
    state: deviceStates.find((each) => each === query.get('state')),
    health: healths.find((each) => each === query.get('health')),
    group: text('group'),
    browser: text('browser'),
    platform: text('platform'),
    page: text('page'),
    person: text('person'),
    code: text('code'),
  };
}

export function coverageAddress(route: CoverageRoute): Address {
  switch (route.part) {
    case 'overview':
      return { parts: ['coverage'] };
    case 'devices':
      return { parts: ['coverage', 'devices'], query: { ...route.query } };
    case 'device':
      return { parts: ['coverage', 'devices', route.id] };
    case 'expected':
      return {
        parts: ['coverage', 'expected'],
        query: { kind: route.kind === 'person' ? undefined : route.kind, seen: route.seen ?? undefined },
      };
    case 'kit':
      return { parts: ['coverage', 'kit'], query: { code: route.code ?? undefined } };
  }
  return route satisfies never;
}

export const toDevices = (query: DeviceQuery = {}): CoverageRoute => ({ page, part: 'devices', query });
export const toDevice = (id: string): CoverageRoute => ({ page, part: 'device', id });
export const toKit = (code: string | null = null): CoverageRoute => ({ page, part: 'kit', code });
export const toExpected = (kind: ExpectedKind, seen: ExpectedState | null): CoverageRoute => ({
  page,
  part: 'expected',
  kind,
  seen,
});
