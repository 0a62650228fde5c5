import { describe, expect, it } from 'vitest';
import type { PlatformData } from '../../lib/core/policy/platform.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import type { CheckedPage } from '../../lib/ui/popup/index.ts';
import { readReport } from './check-page.ts';
import { type Looked, popupState } from './popup-state.ts';

const platform: PlatformData = {
  apiVersion: 'sluice/v1',
  kind: 'Platform',
  id: 'chat',
  title: 'Chat',
  hosts: ['chat.example'],
  anchors: {},
};

const status: Reply<'status/get'> = {
  ...{ organisation: 'ACME', server: null, managed: false, contact: null, notice: null, watched: [] },
  ...{ failMode: 'open', policy: null, problem: null, missingHosts: [], queued: 0, tab: null },
};

const unlooked = { check: { step: 'ready' }, glance: { step: 'ready' } } as const;
const afterLooking = (health: CheckedPage['health']): Looked => ({
  ...unlooked,
  glance: { step: 'done', page: { health, missing: [], report: '{}' }, copied: null },
});

describe('popupState', () => {
  it.each([
    ['this messenger', 'chat', 'ok'],
    ['another one, which the tab showed before', 'other', 'reload-needed'],
  ])('takes what the guard of %s said for what it is', (_whose, from, health) => {
    const tab = { id: 1, url: 'https://chat.example/', isAllowed: true };
    const told = { ...status, tab: { platform: from, health: 'ok' as const, missing: [] } };
    const looked = afterLooking('reload-needed');
    expect(popupState(told, tab, [platform], ['en'], looked).tab.health).toBe(health);
  });

  it.each([
    ['before the page was looked at', unlooked, 'looking'],
    ['where no conversation is open', afterLooking('nothing'), 'nothing'],
    ['where one was opened just now', afterLooking('ok'), 'ok'],
    ['where there is no guard', afterLooking('reload-needed'), 'reload-needed'],
    ['where it cannot be looked at', { ...unlooked, glance: { step: 'failed' } }, 'reload-needed'],
  ] as const)(
    'says of a page whose guard has said nothing, %s, what can be seen',
    (_when, looked, health) => {
      const tab = { id: 1, url: 'https://chat.example/', isAllowed: true };
      expect(popupState(status, tab, [platform], ['en'], looked).tab.health).toBe(health);
    },
  );

  it('asks for no code where an administrator has set this browser up', () => {
    const tab = { id: 1, url: null, isAllowed: false };
    const managed = { ...status, organisation: null, server: 'https://dlp.example:8443', managed: true };
    expect(popupState(managed, tab, [], ['en'], unlooked).joining).toBe('dlp.example:8443');
    expect(popupState({ ...managed, managed: false }, tab, [], ['en'], unlooked).joining).toBeNull();
  });

  it('tells no answer from no organisation', () => {
    const tab = { id: 1, url: null, isAllowed: false };
    const stateOf = (answer: typeof status | null) => {
      const { answers, enrolled } = popupState(answer, tab, [platform], ['en'], unlooked);
      return { answers, enrolled };
    };
    expect(stateOf(null).answers).toBe(false);
    expect(stateOf({ ...status, organisation: null })).toEqual({ answers: true, enrolled: false });
  });

  it('names the hosts that the browser keeps it out of, this tab\u2019s apart, which the tab itself tells', () => {
    const hosts = ['https://chat.example/*', 'https://other.example/*'];
    const stateAt = (url: string | null) =>
      popupState(
        { ...status, missingHosts: hosts },
        { id: 1, url, isAllowed: false },
        [platform],
        ['en'],
        unlooked,
      );
    expect(stateAt(null).keptOut).toEqual(['chat.example', 'other.example']);
    expect(stateAt('https://chat.example/').keptOut).toEqual(['other.example']);
  });

  const tabOf = (url: string | null, isAllowed: boolean) =>
    popupState(null, { id: 1, url, isAllowed }, [platform], ['en'], afterLooking('reload-needed')).tab;

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
