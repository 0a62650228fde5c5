// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { parseIncidentSearch } from '../../lib/core/api/incident-search.ts';
import { figureCell, groupCell, searchFor, type SectionProps } from './cells.tsx';
import { teamsSentence } from './sentences.ts';
import type { Cell } from './table.tsx';

const asked = { from: '2026-03-02', to: '2026-05-31', group: null };
const sees = (drills: boolean, group: string | null = null) => {
  return { data: { asked: { ...asked, group } }, drills } as SectionProps;
};
const linkIn = ({ shown }: Cell) => {
  const host = document.createElement('div');
  render(shown, host);
  return host.querySelector('a')?.getAttribute('href') ?? null;
};
const query = (cell: Cell) => new URLSearchParams(linkIn(cell)?.split('?')[1]).get('q');

describe('what a figure leads to', () => {
  it.each([
    [{ platform: 'whatsapp', fate: 'overridden' }, 'platform:whatsapp outcome:overridden'],
    [{ platform: 'whatsapp', fate: 'blocked' }, 'platform:whatsapp outcome:blocked'],
    [{ group: 'sales', fate: 'acted' }, 'group:sales action:warn,justify,redact,block'],
    [
      { rule: 'cards/number', group: 'a "b" c', fate: 'asked' },
      String.raw`rule:cards/number group:"a \"b\" c" action:warn,justify,redact`,
    ],
  ] as const)('the incidents that it counts, which can be searched for: %o', (counted, terms) => {
    const said = query(figureCell(sees(true), 3, counted)) ?? '';
    for (const term of ['from:2026-03-02', 'to:2026-05-31']) expect(said).toContain(term);
    expect(said.replace('from:2026-03-02 to:2026-05-31 ', '')).toBe(terms);
    expect(parseIncidentSearch(said, '2026-06-01')).toMatchObject({ ok: true });
  });

  it('those of the team that the reports are of', () => {
    expect(searchFor(sees(true, 'sales').data, { platform: 'telegram' })).toContain(
      'group:sales platform:telegram',
    );
  });

  it('nothing, for who may not open incidents or where there are none', () => {
    expect(linkIn(figureCell(sees(false), 3, { platform: 'whatsapp' }))).toBeNull();
    expect(linkIn(figureCell(sees(true), 0, { platform: 'whatsapp' }))).toBeNull();
  });
});

it('a team leads to its own sums, for who may not open incidents too', () => {
  for (const drills of [true, false])
    expect(linkIn(groupCell(sees(drills), 'sales'))).toMatch(/^#\/reports\?.*group=sales/);
  expect(linkIn(groupCell(sees(false, 'sales'), 'sales'))).toBeNull();
});

describe('the team that is concerned most', () => {
  const row = (value: string, count: number, perThousand: number | null) => ({
    ...{ value, count, before: 0, overridden: 0, stopped: count, asked: 0, blocked: count, perThousand },
  });
  it('is the one with most for what it writes, where all are told', () => {
    expect(teamsSentence([row('sales', 40, 2), row('support', 10, 8.25)])).toContain(
      '“support” has most for what it writes: 8.3',
    );
  });
  it('is the one with most, where one is not told', () => {
    expect(teamsSentence([row('sales', 40, 2), row('board', 1, null)])).toContain(
      '“sales” has most: 40 messages were',
    );
    expect(teamsSentence([row('board', 1, null)])).toContain('1 message was');
  });
  it('is none, where there is nothing', () => {
    expect(teamsSentence([row('sales', 0, 0)])).toBe('Nothing was questioned or stopped.');
  });
});
