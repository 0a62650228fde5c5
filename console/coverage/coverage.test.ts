import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deviceStates } from '../../lib/core/api/coverage.ts';
import type { CoverageAnswer, DeviceFigures } from '../../lib/core/api/coverage.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { samplePack } from '../../lib/core/policy/sample-policy.ts';
import { ownPlatforms } from '../shell/platforms.ts';
import { openChannels, platformsOf, type Channel } from './channels.ts';
import { worstFirst } from './alerts.ts';
import { gapsOf } from './gaps.ts';
import { matrixOf } from './matrix.ts';
import { snippetOf } from './remedies.ts';

function figures(of: Partial<DeviceFigures>): DeviceFigures {
  const none = Object.fromEntries(deviceStates.map((state) => [state, 0]));
  return { ...(none as Record<keyof DeviceFigures, number>), ...of };
}
const nobody = { expected: 0, seen: 0, silent: 0, never: 0, unexpected: 0 };
const quiet: CoverageAnswer = {
  at: '2026-11-27T08:00:00Z',
  against: { silentHours: 72, policyVersion: 3, extensionVersion: { chromium: '1.0.0', firefox: null } },
  devices: figures({ active: 10, ok: 10 }),
  queuedReports: 0,
  groups: [],
  browsers: [{ browser: 'chromium', devices: figures({ active: 10, ok: 10 }) }],
  platforms: [{ platform: 'whatsapp', browser: 'chromium', ok: 10, degraded: 0, blind: 0 }],
  missing: [],
  extension: { chromiumId: null, firefoxId: 'sluice@example.com', url: null },
  adapters: [],
  policyVersions: [],
  extensionVersions: [],
  expected: { person: nobody, device: nobody },
};

describe('matrixOf', () => {
  it('says the worst of each cell, and who has not had it open', () => {
    const matrix = matrixOf({
      browsers: [
        { browser: 'firefox', devices: figures({ active: 3, silent: 1 }) },
        { browser: 'chromium', devices: figures({ active: 9 }) },
        { browser: 'gone', devices: figures({ active: 1, silent: 1 }) },
      ],
      platforms: [{ platform: 'whatsapp', browser: 'chromium', ok: 5, degraded: 1, blind: 2 }],
    });
    expect(matrix.browsers).toEqual([
      { browser: 'chromium', live: 9 },
      { browser: 'firefox', live: 2 },
    ]);
    const [whatsapp] = matrix.rows;
    expect(whatsapp?.cells).toMatchObject([
      { state: 'blind', counts: { enforced: 5, degraded: 1, blind: 2, 'not-seen': 1 } },
      { state: 'not-seen', counts: { 'not-seen': 2 } },
    ]);
  });

  it('knows the product’s messengers by the names that devices give them', () => {
    const folder = new URL('../../rules/platforms/', import.meta.url);
    const names = readdirSync(folder).map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      return (/^platform: (.*)$/m.exec(text) ?? /^id: (.*)$/m.exec(text))?.[1];
    });
    expect(new Set(names)).toEqual(new Set(ownPlatforms));
  });

  it('shows the product’s messengers and whatever else devices name', () => {
    const { rows } = matrixOf({
      ...quiet,
      platforms: [{ platform: 'other', browser: 'chromium', ok: 1, degraded: 0, blind: 0 }],
    });
    expect(rows.map(({ platform }) => platform)).toEqual([...ownPlatforms, 'other']);
  });
});

describe('gapsOf', () => {
  it('finds none where everything is enforced', () => {
    expect(gapsOf(quiet)).toEqual([]);
  });

  it('puts the worst first, then what concerns most', () => {
    const bad = figures({ active: 10, silent: 1, removable: 6, 'missing-hosts': 2, 'outdated-extension': 9 });
    const gaps = gapsOf({
      ...quiet,
      devices: bad,
      browsers: [{ browser: 'chromium', devices: bad }],
      platforms: [{ platform: 'whatsapp', browser: 'chromium', ok: 1, degraded: 2, blind: 7 }],
      missing: [{ platform: 'whatsapp', browser: 'chromium', part: 'composer', devices: 7 }],
      expected: { ...quiet.expected, person: { expected: 20, seen: 9, silent: 1, never: 10, unexpected: 1 } },
    });
    expect(gaps.map(({ kind, severity, count }) => `${severity} ${kind} ${String(count)}`)).toEqual([
      'critical blind 7',
      'critical missing-hosts 2',
      'high never 10',
      'high degraded 2',
      'medium removable 6',
      'medium silent 1',
      'low outdated-extension 9',
      'low unexpected 1',
    ]);
    expect(gaps[0]).toMatchObject({
      platform: 'whatsapp',
      parts: [{ part: 'composer', devices: 7 }],
      list: { query: { platform: 'whatsapp', browser: 'chromium', health: 'blind' } },
    });
  });

  it('takes a fifth that is silent more seriously', () => {
    const [gap] = gapsOf({ ...quiet, devices: figures({ active: 10, silent: 2 }) });
    expect(gap).toMatchObject({ kind: 'silent', severity: 'high' });
  });
});

describe('the policy that closes a gap', () => {
  const gapOf = (browser: string, state: Partial<DeviceFigures>) => {
    const [gap] = gapsOf({ ...quiet, browsers: [{ browser, devices: figures({ active: 1, ...state }) }] });
    if (gap === undefined) throw new Error('no gap');
    return gap;
  };
  const told = { chromiumId: 'a'.repeat(32), firefoxId: 'sluice@example.com', url: 'https://x.example' };
  const parsed = (gap: ReturnType<typeof gapOf>): unknown => JSON.parse(snippetOf(gap, told)?.code ?? 'null');

  it('names the organisation’s own extension', () => {
    expect(parsed(gapOf('chromium', { removable: 1 }))).toMatchObject({
      ExtensionSettings: { [told.chromiumId]: { update_url: 'https://x.example/updates.xml' } },
    });
    expect(parsed(gapOf('chromium', { 'missing-hosts': 1 }))).toMatchObject({
      ExtensionSettings: {
        [told.chromiumId]: { runtime_allowed_hosts: expect.arrayContaining(['https://web.whatsapp.com']) },
      },
    });
    expect(parsed(gapOf('firefox', { 'no-private-windows': 1 }))).toMatchObject({
      policies: { ExtensionSettings: { 'sluice@example.com': { private_browsing: true } } },
    });
  });

  it('is different for private windows of Chromium, and needs no id there', () => {
    const snippet = snippetOf(gapOf('chromium', { 'no-private-windows': 1 }), quiet.extension);
    expect(snippet?.complete).toBe(true);
    expect(JSON.parse(snippet?.code ?? '')).toEqual({
      IncognitoModeAvailability: 1,
      InPrivateModeAvailability: 1,
    });
  });

  it('says when it has placeholders, and does not exist where no policy helps', () => {
    expect(snippetOf(gapOf('chromium', { removable: 1 }), quiet.extension)?.complete).toBe(false);
    expect(snippetOf(gapOf('firefox', { 'missing-hosts': 1 }), told)).toBeNull();
  });
});

describe('openChannels', () => {
  const packs = (rules: string) => parsePolicyFiles([samplePack(rules)]).packs.map(({ pack }) => pack);
  const rule = (more: string, id = 'r') => `- id: ${id}
  severity: low
  ${more}
  then: { action: warn, tell: { en: No } }
`;
  /** What is said of a way out, messenger by messenger; all of it where the way is not listed. */
  const of = (channel: Channel, rules: string): readonly string[] => {
    const row = openChannels(packs(rules), ['whatsapp', 'telegram']).find(({ channels }) =>
      channels.includes(channel),
    );
    return row?.cells.map(({ state, limits }) => [state, ...limits].join(' ')) ?? ['covered', 'covered'];
  };
  const enforced = (when: string, id?: string) => rule(`mode: enforce\n  when: ${when}`, id);

  it('knows that a rule about content says nothing of calls', () => {
    const about = rule('mode: enforce\n  match: { detector: credit-card }');
    expect(of('call', about)).toEqual(['open', 'open']);
    expect(of('message', about)).toEqual(['covered', 'covered']);
  });

  it('does not count a rule that only simulates', () => {
    expect(of('call', rule('mode: simulate\n  when: { channels: [call] }'))).toEqual(['open', 'open']);
    const calls = enforced('{ channels: [call] }');
    expect(of('call', calls)).toEqual(['covered', 'covered']);
    expect(of('message', calls)).toEqual(['open', 'open']);
  });

  it('takes a rule for one messenger as one for that alone', () => {
    const one = enforced('{ platforms: [whatsapp], channels: [message] }');
    expect(of('message', one)).toEqual(['covered', 'open']);
    expect(of('reply', one), 'an answer is a message').toEqual(['covered', 'open']);
  });

  it.each([
    ['people', "{ people: { groups: ['Sales*'] } }"],
    ['schedule', '{ schedule: { days: [mon-fri], hours: "08:00-18:00" } }'],
    ['accounts', '{ accounts: [personal] }'],
    ['conversations', '{ conversations: { kinds: [group] } }'],
  ])('calls a way that only rules for certain %s speak of covered in part', (limit, when) => {
    expect(of('message', enforced(when))).toEqual([`part ${limit}`, `part ${limit}`]);
    expect(of('message', enforced(when) + enforced('{ channels: [message] }', 's'))).toEqual([
      'covered',
      'covered',
    ]);
  });

  it('takes a rule about kinds of files as one about files alone', () => {
    const files = enforced("{ files: { names: ['*.pdf'] } }");
    expect(of('file', files)).toEqual(['part files', 'part files']);
    expect(of('message', files)).toEqual(['open', 'open']);
  });

  it('lists ways with the same answers once, the most open first', () => {
    const rows = openChannels(packs(enforced("{ channels: [call], people: { groups: ['Sales'] } }")), ['w']);
    expect(rows.map(({ cells }) => cells[0]?.state)).toEqual(['open', 'part']);
    expect(rows[1]?.channels).toEqual(['call']);
  });

  it('has a column for a messenger that only a rule names', () => {
    expect(platformsOf(packs(enforced('{ platforms: [signal, whatsapp] }')), ['whatsapp'])).toEqual([
      'whatsapp',
      'signal',
    ]);
  });
});

describe('alerts', () => {
  it('come the worst first, then the newest', () => {
    const alert = (severity: 'low' | 'high', day: number) => ({
      severity,
      raisedAt: `2026-11-0${String(day)}`,
    });
    const [a, b, c] = [alert('low', 3), alert('high', 1), alert('high', 2)];
    expect(worstFirst([a, b, c])).toEqual([c, b, a]);
  });
});
