import { expect, it } from 'vitest';
import { parseIncidentSearch } from '../../lib/core/api/incident-search.ts';
import { talliedIncidents, talliesOf, tallyPeriod } from './tally.ts';

it('sums up by rule, with the groups', () => {
  const period = { from: '2026-01-01', to: '2026-01-07' };
  const rows = [
    { rule: 'p/a', group: 'sales', count: 9 },
    { rule: 'p/b', group: 'sales', count: 2 },
    { rule: 'p/a', group: '', count: 1 },
  ];
  expect([...talliesOf({ period, rows })]).toEqual([
    [
      'p/a',
      {
        count: 10,
        groups: [
          { group: 'sales', count: 9 },
          { group: '', count: 1 },
        ],
      },
    ],
    ['p/b', { count: 2, groups: [{ group: 'sales', count: 2 }] }],
  ]);
  expect(tallyPeriod(Date.parse('2026-01-07T12:00:00Z'))).toEqual(period);
});

it('leads to what it counts', () => {
  const { q = '' } = talliedIncidents('p/a', 'north, "east"');
  const { from, to } = tallyPeriod(Date.parse('2026-01-07T12:00:00Z'));
  expect(parseIncidentSearch(q, to)).toMatchObject({
    value: {
      filters: [
        { key: 'simulated', not: false, values: ['p/a'] },
        { key: 'group', not: false, values: ['north, "east"'] },
      ],
      from,
      to: null,
    },
  });
  expect(talliedIncidents('p/a', null).q).toBe('simulated:p/a from:6d');
});
