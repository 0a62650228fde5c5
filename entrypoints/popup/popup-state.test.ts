import { describe, expect, it } from 'vitest';
import type { PlatformData } from '../../lib/core/policy/platform.ts';
import { readReport } from './check-page.ts';
import { popupState } from './popup-state.ts';

const platform: PlatformData = {
  apiVersion: 'sluice/v1',
  kind: 'Platform',
  id: 'chat',
  title: 'Chat',
  hosts: ['chat.example'],
  anchors: {},
};

describe('popupState', () => {
  const tabOf = (url: string | null, isAllowed: boolean) =>
    popupState(null, { id: 1, url, isAllowed }, [platform], ['en'], { step: 'ready' }).tab;

  it.each([
    ['a messenger without a guard', 'https://chat.example/x', true, 'reload-needed'],
    ['a messenger whose permission was taken away', 'https://chat.example/x', false, 'no-access'],
    ['any other page', 'https://other.example/', false, 'none'],
    ['a page that cannot be seen', null, false, 'none'],
  ])('says for %s what is the matter', (_what, url, isAllowed, health) => {
    expect(tabOf(url, isAllowed).health).toBe(health);
  });
});

describe('readReport', () => {
  it('takes what a page is made of, and keeps the whole for copying', () => {
    const report = { health: 'degraded', missing: ['title'], more: 1 };
    const read = readReport(JSON.stringify(report));
    expect(read).toMatchObject({ health: 'degraded', missing: ['title'] });
    expect(JSON.parse(read?.report ?? '')).toEqual(report);
  });

  it.each(['', 'null', '[]', '{"health":"fine","missing":[]}', '{"health":"ok","missing":[1]}'])(
    'takes nothing else: %s',
    (report) => {
      expect(readReport(report)).toBeNull();
    },
  );
});
