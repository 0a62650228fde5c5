import { describe, expect, it } from 'vitest';
import { chromiumPolicy, macProfile } from './hosting.mjs';

const hosting = {
  id: 'a'.repeat(32),
  firefoxId: 'sluice@example.com',
  version: '1.2.3',
  url: 'https://sluice.example.com/extension',
  enrolment: { server: 'https://sluice.example.com', rootKey: 'r <&> "', token: 't' },
};

describe('macProfile', () => {
  const uuids = (profile: string): string[] =>
    [...profile.matchAll(/<key>PayloadUUID<\/key>\s*<string>([^<]*)<\/string>/g)].map(([, id]) => id ?? '');

  it('names each of its parts by a UUID of its own, the same each time it is made', () => {
    const ids = uuids(macProfile(hosting));
    expect(ids.length).toBeGreaterThan(2);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(uuids(macProfile({ ...hosting, version: '1.2.4' }))).toEqual(ids);
  });

  it('says what Chromium is told on Linux, escaped', () => {
    expect(JSON.parse(chromiumPolicy(hosting))).toMatchObject({
      '3rdparty': { extensions: { [hosting.id]: { rootKey: 'r <&> "' } } },
    });
    expect(macProfile(hosting)).toContain('r &lt;&amp;&gt; ');
  });
});
