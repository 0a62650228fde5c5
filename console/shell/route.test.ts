import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from './route.ts';

const routes: readonly Route[] = [
  { page: 'overview' },
  { page: 'reports' },
  { page: 'reports', days: { from: '2026-01-31', to: '2026-02-28' }, group: 'a b&c' },
  { page: 'monthly', month: '2026-10' },
  { page: 'monthly', month: '2026-10', group: 'sales' },
  { page: 'incidents', incident: null },
  { page: 'incidents', incident: { day: '2026-11-22', device: 'a/b?#%', id: 'ü \u202e' } },
  { page: 'incidents', incident: null, q: 'is:open rule:"a b"', days: 90, by: 'rule' },
  { page: 'incidents', incident: { day: '2026-11-22', device: 'a', id: 'b' }, q: '#?&=ü' },
  { page: 'rules' },
  { page: 'edit', file: null, line: null },
  { page: 'edit', file: 'rules/packs/a b.yaml', line: null },
  { page: 'edit', file: 'rules/packs/a.yaml', line: 12 },
  { page: 'coverage', part: 'overview' },
  { page: 'coverage', part: 'devices', query: { state: 'blind', group: 'a b', page: '2.3&x' } },
  { page: 'coverage', part: 'device', id: 'd/1' },
  { page: 'coverage', part: 'expected', kind: 'device', seen: 'never' },
  { page: 'coverage', part: 'kit', code: 'c1' },
  { page: 'settings', part: null, item: null },
  { page: 'settings', part: 'audit', item: null },
  { page: 'settings', part: 'teams', item: 'sales/eu' },
  { page: 'sign-in', link: 'abc_-' },
];

describe('routes', () => {
  it.each(routes)('survive the address bar: %j', (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it.each(['', '#', '#/'])('begin with the overview: "%s"', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'overview' });
  });

  it.each([
    '#/nowhere',
    '#/incidents/2026-11-22',
    '#/rules/x',
    '#/devices/add/x',
    '#/coverage/nowhere',
    '#/reports/monthly/2026-13',
    '#/reports/weekly/2026-10',
    '#/settings/nowhere',
    '#/settings/audit/x',
    '#/%',
    '#/incidents/a/b/c/d',
  ])('are not found: %s', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'not-found' });
  });

  it('ignore a period or a grouping that there is not', () => {
    expect(parseRoute('#/incidents?days=9999&by=colour&q=')).toEqual({ page: 'incidents', incident: null });
  });

  it('ignore a line that is no number', () => {
    expect(parseRoute('#/rules/edit/a.yaml/0x1')).toEqual({ page: 'edit', file: 'a.yaml', line: null });
  });

  it('of earlier versions still lead to the devices', () => {
    expect(parseRoute('#/devices')).toEqual({ page: 'coverage', part: 'devices', query: {} });
    expect(parseRoute('#/devices/add')).toEqual({ page: 'coverage', part: 'kit', code: null });
  });
});
