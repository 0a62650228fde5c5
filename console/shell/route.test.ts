import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, type Route } from './route.ts';

const routes: readonly Route[] = [
  { page: 'incidents', incident: null },
  { page: 'incidents', incident: { day: '2026-11-22', device: 'a/b?#%', id: 'ü \u202e' } },
  { page: 'incidents', incident: null, q: 'is:open rule:"a b"', days: 90, by: 'rule' },
  { page: 'incidents', incident: { day: '2026-11-22', device: 'a', id: 'b' }, q: '#?&=ü' },
  { page: 'rules' },
  { page: 'edit', file: null, line: null },
  { page: 'edit', file: 'rules/packs/a b.yaml', line: null },
  { page: 'edit', file: 'rules/packs/a.yaml', line: 12 },
  { page: 'devices', adding: false },
  { page: 'devices', adding: true },
  { page: 'sign-in', link: 'abc_-' },
];

describe('routes', () => {
  it.each(routes)('survive the address bar: %j', (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it.each(['', '#', '#/'])('begin at the incidents: "%s"', (hash) => {
    expect(parseRoute(hash)).toEqual({ page: 'incidents', incident: null });
  });

  it.each([
    '#/nowhere',
    '#/incidents/2026-11-22',
    '#/rules/x',
    '#/devices/add/x',
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
});
