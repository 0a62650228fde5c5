import type { Address } from '../shell/address.ts';
import { daysOfMonth, readDays, type Days } from './period.ts';

export type ReportsRoute =
  | {
      readonly page: 'reports';
      /** Absent: the last quarter of a year. */
      readonly days?: Days | undefined;
      readonly group?: string | undefined;
    }
  | { readonly page: 'monthly'; readonly month: string; readonly group?: string | undefined };

/** `parts`: what follows `reports` in the address. */
export function parseReportsRoute(parts: readonly string[], query: URLSearchParams): ReportsRoute | null {
  const [kind, month] = parts;
  const group = query.get('group');
  const narrowed = group === null || group === '' ? {} : { group };
  if (kind === undefined) {
    const days = readDays(query.get('from'), query.get('to'));
    return { page: 'reports', ...(days && { days }), ...narrowed };
  }
  if (kind !== 'monthly' || month === undefined || parts.length !== 2) return null;
  return daysOfMonth(month) === null ? null : { page: 'monthly', month, ...narrowed };
}

export function reportsAddress(route: ReportsRoute): Address {
  if (route.page === 'monthly')
    return { parts: ['reports', 'monthly', route.month], query: { group: route.group } };
  return { parts: ['reports'], query: { from: route.days?.from, to: route.days?.to, group: route.group } };
}
