import { describe, expect, it, vi } from 'vitest';
import type { Egress } from '../core/decide/egress.ts';
import type { LoadedPolicy } from '../core/decide/index.ts';
import type { Verdict } from '../core/decide/verdict.ts';
import type { Finding } from '../core/detect/finding.ts';
import type { IncidentDraft } from '../core/incident/draft.ts';
import type { CompiledRule, PolicyBundle } from '../core/policy/bundle.ts';
import type { Tell } from '../messaging/page-messages.ts';
import type { AskAnswer, AskRequest } from '../ui/ask.ts';
import type { Attempt, GuardContext } from './context.ts';
import { createGate } from './gate.ts';
import { createOwnEvents } from './own-events.ts';
import { answerPage } from './page-asks.ts';
import { createPresses } from './presses.ts';
import { createRecentSends } from './recent-sends.ts';
import { createReleased } from './released.ts';

// Judged by a word, so that these tests are about the gate and not about detection.
vi.mock('../core/decide/index.ts', () => ({ judgeInPage: judge, accountKindOf: () => 'personal' }));

// No call of these tests carries files; the hooks' answer asks for it all the same.
vi.stubGlobal('HTMLInputElement', function HTMLInputElement() {});

const actionsByWord = { BLOCK: 'block', WARN: 'warn', JUSTIFY: 'justify', LOG: 'log' } as const;

function ruleFor(then: CompiledRule['then']): CompiledRule {
  const { action } = then;
  return {
    pack: 'test',
    id: `${action}-rule`,
    title: { en: action },
    severity: 'high',
    mode: 'enforce',
    when: {
      platforms: null,
      channels: null,
      accounts: null,
      conversationKinds: null,
      titles: null,
      recipients: null,
      minMembers: null,
      files: null,
      schedule: null,
    },
    match: null,
    unless: null,
    unscannable: 'warn',
    then,
  };
}

function judge({ bundle }: LoadedPolicy, egress: Egress): Verdict {
  const text = egress.content.kind === 'text' ? egress.content.text : '';
  const before = (egress.recent ?? []).join('');
  const word = Object.entries(actionsByWord).find(
    ([key]) => text.includes(key) || (!before.includes(key) && (before + text).includes(key)),
  );
  const base = { findings: [], tallies: [], unscannable: null, policyVersion: bundle.version };
  if (word === undefined) return { action: 'allow', deciding: null, hits: [], ...base };
  const rule = ruleFor({
    action: word[1],
    remember: { minutes: text.includes('REMEMBER') ? 10 : 0 },
    pause: { seconds: text.includes('PAUSE') ? 5 : 0 },
    retypeRecipient: text.includes('RETYPE'),
    redactable: text.includes('SECRET'),
  });
  const hit = { rule, action: word[1], findings: wordsIn(text) };
  return { action: word[1], deciding: hit, hits: [hit], ...base };
}

const bundle: PolicyBundle = {
  format: 4,
  organisation: 'o',
  organisationName: 'Example',
  contact: null,
  version: 3,
  issuedAt: '',
  expiresAt: '',
  contentHash: '',
  corporateAccounts: [],
  rules: [],
  detectors: [],
  phones: null,
  platforms: [],
};

/** An engine that finds the word SECRET. */
function wordsIn(text: string): readonly Finding[] {
  return [...text.matchAll(/SECRET/g)].map(({ index }) => ({
    ...{ detector: 'secret', pattern: 'word', confidence: 'high', value: 'secret' },
    start: index,
    end: index + 6,
    masked: '\u2022\u2022',
  }));
}

interface Scene {
  text: string | null;
  title: string | null;
  /** Others who would get it. */
  also: readonly (string | null)[];
  verifiedContacts?: PolicyBundle['verifiedContacts'];
  saves: boolean;
  policy: 'loaded' | 'none' | 'loading';
  failMode: 'open' | 'closed';
  /** The tab is behind another one. */
  hidden: boolean;
  answer: (request: AskRequest) => AskAnswer | Promise<AskAnswer>;
  onSave: () => void;
  onRelease: () => void;
  replace?: () => Promise<boolean>;
}

/** The gate with everything around it faked; `log` keeps the order of what happened. */
function play(setting: Partial<Scene>) {
  const scene: Scene = {
    text: 'hello',
    title: 'Ann',
    also: [],
    saves: true,
    policy: 'loaded',
    failMode: 'open',
    hidden: false,
    answer: () => ({ kind: 'edit' }),
    onSave: () => undefined,
    onRelease: () => undefined,
    ...setting,
  };
  const log: string[] = [];
  const notices: string[] = [];
  const clock = { at: 0 };
  const drafts: { draft: IncidentDraft; open: boolean }[] = [];
  const engine = { scan: (text: string) => wordsIn(text) };
  const { verifiedContacts } = scene;
  const policy = { ...bundle, ...(verifiedContacts && { verifiedContacts }) };
  const loaded = { bundle: policy, loaded: { bundle, engine } as unknown as LoadedPolicy }; // only the mocked judge looks at it
  let ready: () => void = () => undefined;
  const whenReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const conversation = () => ({ kind: 'direct' as const, title: scene.title });
  const element = { isConnected: true } as HTMLElement; // the gate passes it on and never looks
  const composer = {
    element,
    channel: 'message' as const,
    readText: () => scene.text ?? '',
    readContent: () =>
      scene.text === null || scene.text.trim() === '' ? null : { kind: 'text' as const, text: scene.text },
    readConversations: () =>
      [conversation(), ...scene.also.map((title) => ({ kind: 'group' as const, title }))] as const,
  };
  const clean: string[] = [];
  const context: GuardContext = {
    // All that the gates use.
    now: () => performance.now(),
    document: {
      defaultView: { alert: () => log.push('alert') },
      hasFocus: () => true,
      get hidden() {
        return scene.hidden;
      },
    } as unknown as Document,
    policy: {
      get current() {
        return { loaded, none: null, loading: undefined }[scene.policy];
      },
      get mode() {
        return { failMode: scene.failMode, enrolled: true };
      },
      ready: () => whenReady,
    },
    adapter: () => ({
      platform: 'whatsapp',
      chokePoints: [],
      covers: () => true,
      composerAt: () => composer,
      sentBy: () => null,
      composerInFront: () => composer,
      listTakesEnter: () => false,
      conversationAt: conversation,
      conversationOf: conversation,
      dropTarget: () => null,
      notice: () => undefined,
      noticeInput: () => undefined,
      readAccount: () => ({ id: '420700000001' }),
      readState: () => ({
        platform: 'whatsapp',
        health: 'ok',
        missing: [],
        page: null,
        host: 'web.whatsapp.com',
      }),
    }),
    dialog: {
      async ask(request) {
        log.push(`ask ${request.verdict.action}`);
        return scene.answer(request);
      },
      notify(notice) {
        notices.push(notice);
        log.push(notice === 'stillChecking' ? notice : 'notify');
      },
      progress: () => ({
        reached: () => undefined,
        done: () => undefined,
        cancelled: new Promise<void>(() => undefined),
      }),
      mark: () => undefined,
      owns: () => false,
    },
    own: createOwnEvents(),
    page: {
      connected: false,
      onAsk: () => undefined,
      tell: () => undefined,
      hold: () => undefined,
      isHolding: false,
      canary: () => null,
      paste: () => null,
      drop: () => null,
    },
    presses: createPresses(() => clock.at),
    released: createReleased(() => clock.at),
    clean: {
      add: ({ channel }, account) => void clean.push(`${channel} ${account}`),
    },
    recorder: {
      async save(draft, open) {
        log.push(`save ${draft.outcome}${open ? ' (open)' : ''}`);
        drafts.push({ draft, open });
        scene.onSave();
        return scene.saves;
      },
      saveLater(draft) {
        log.push(`later ${draft.outcome}`);
        drafts.push({ draft, open: false });
      },
    },
    recent: createRecentSends(() => clock.at),
    askBackground: () => Promise.resolve({ ok: false, error: 'message/failed' }),
    client: { version: '1', browser: 'chromium' },
    languages: ['en'],
    signal: new AbortController().signal,
  };
  const attempt: Attempt = {
    ...(scene.replace && { replace: scene.replace }),
    sending: composer,
    release() {
      log.push('release');
      scene.onRelease();
      return true;
    },
  };
  const gate = createGate(context);
  const settle = (tell: Tell) => void log.push(`settle ${String('pass' in tell && tell.pass)}`);
  const answerCalls = answerPage({ ...context, page: { ...context.page, tell: settle } }, gate, {
    passes: () => true,
  });
  /** The page calls its own worker with the text. */
  const calls = (channel = 'message') =>
    answerCalls(
      {
        ...{ ask: 'call', id: 1, channel, method: 'send', peer: null, fileCount: 0 },
        texts: [scene.text ?? ''],
      },
      null,
    );
  return {
    ...{ scene, log, notices, clock, drafts, clean, ready, calls },
    passes: () => gate.passes(attempt),
    presses: () => gate.wouldPass(composer),
    settles: () => gate.settlePress(),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  it('lets clean text and empty composers through, without a trace', () => {
    for (const text of ['hello', '  ', null]) {
      const { passes, log } = play({ text });
      expect(passes()).toBe(true);
      expect(log).toEqual([]);
    }
  });

  it('counts what no rule matched: a send once, though it is a key press and a click, and nothing else', async () => {
    const { passes, clean, scene } = play({ text: 'hello' });
    passes();
    passes(); // the click that the key press causes
    expect(clean).toEqual(['message personal']);
    for (const text of ['LOG', 'BLOCK', '  ']) {
      Object.assign(scene, { text });
      passes();
      await settled();
    }
    expect(clean).toHaveLength(1);
  });

  it('records what is only logged, and lets it through at once', () => {
    const { passes, log } = play({ text: 'LOG' });
    expect(passes()).toBe(true);
    expect(log).toEqual(['later sent']);
  });

  it('records a send that came with the press as the press, whoever tells of it, and once', () => {
    for (const how of ['calls', 'settles'] as const) {
      const { presses, log, drafts, scene, clean, passes, ...ways } = play({ text: 'LOG' });
      expect([presses(), log]).toEqual([true, []]);
      const { text } = scene;
      if (how === 'settles') scene.text = null;
      expect(ways[how]()).toBe(how === 'settles' ? true : 'pass');
      scene.text = text;
      passes(); // the click that comes of it
      expect(log).toEqual(['later sent']);
      expect(drafts.map(({ draft }) => draft.backstop)).toEqual([undefined]);
      expect(clean).toEqual([]);
    }
  });

  it('takes nothing else for what was pressed: another text, one that is still there, or one of long ago', () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    const other = play({ text: 'LOG' });
    other.presses();
    other.scene.text = 'another LOG';
    other.calls();
    expect(other.drafts.map(({ draft }) => draft.backstop)).toEqual([true]);
    const still = play({ text: 'LOG' });
    still.presses();
    expect(still.settles()).toBe(false);
    now.mockReturnValue(11_001);
    still.scene.text = null;
    expect(still.settles()).toBe(false);
    expect(still.log).toEqual([]);
    now.mockRestore();
  });

  it('stops and records what is blocked, whatever the dialog answers', async () => {
    const { passes, log } = play({ text: 'BLOCK', answer: () => ({ kind: 'send' }) });
    expect(passes()).toBe(false);
    await settled();
    expect(log).toEqual(['later blocked', 'ask block']);
  });

  it.each([
    ['a pause that is not over', 'WARN PAUSE', 4999, { kind: 'send' }, false],
    ['a pause that is over', 'WARN PAUSE', 5000, { kind: 'send' }, true],
    ['no name', 'WARN RETYPE', 0, { kind: 'send' }, false],
    ['another name', 'JUSTIFY RETYPE', 0, { kind: 'send', recipients: ['Bob'] }, false],
    ['the name', 'JUSTIFY RETYPE', 0, { kind: 'send', recipients: [' ann'] }, true],
  ] as const)('takes an answer with %s for what it is', async (_what, text, afterMs, given, isReleased) => {
    let now = 1000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const answer = () => {
      now += afterMs;
      return given;
    };
    const { passes, log } = play({ text, answer });
    passes();
    await settled();
    clock.mockRestore();
    expect(log.includes('release')).toBe(isReleased);
    expect(log.at(-1)).toBe(isReleased ? 'later overridden' : 'later cancelled');
  });

  it.each([
    ['one name of two', { kind: 'send', recipients: ['Ann'] }, false],
    ['the names in another order', { kind: 'send', recipients: ['Hike', 'Ann'] }, false],
    ['both names', { kind: 'send', recipients: ['ann', 'hike'] }, true],
  ] as const)('takes %s for what it is where two would get it', async (_what, given, isReleased) => {
    const asked: AskRequest[] = [];
    const answer = (request: AskRequest) => {
      asked.push(request);
      return given;
    };
    const { passes, log } = play({ text: 'WARN RETYPE', also: ['Hike', null], answer });
    passes();
    await settled();
    expect(asked).toMatchObject([{ recipient: { title: 'Ann' }, alsoTo: ['Hike', null] }]);
    expect(log.includes('release')).toBe(isReleased);
  });

  it('asks again where somebody would get it whom nobody has been asked about', async () => {
    const { passes, scene, log } = play({ text: 'WARN REMEMBER', answer: () => ({ kind: 'send' }) });
    expect(passes()).toBe(false);
    await settled();
    expect(passes()).toBe(true);
    scene.also = ['Hike'];
    expect(passes()).toBe(false);
    await settled();
    expect(passes()).toBe(true);
    scene.also = ['Hike', 'Bob'];
    scene.answer = () => ({ kind: 'edit' });
    expect(passes()).toBe(false);
    await settled();
    expect(log.filter((one) => one === 'release')).toHaveLength(2);
  });

  it('says in the question whether the organisation lists the recipient, where it lists anybody', async () => {
    const listed: (boolean | undefined)[] = [];
    const answer = ({ recipient }: AskRequest): AskAnswer => {
      listed.push(recipient.isContact);
      return { kind: 'edit' };
    };
    const verifiedContacts = [{ platform: 'whatsapp', id: 'ann' }];
    for (const more of [{ verifiedContacts }, { verifiedContacts, title: 'Bob' }, {}]) {
      play({ text: 'WARN', answer, ...more }).passes();
      await settled();
    }
    expect(listed).toEqual([true, false, undefined]);
  });

  it('asks for no name where the page shows none', async () => {
    const asked: (boolean | undefined)[] = [];
    const answer = ({ retypeRecipient }: AskRequest): AskAnswer => {
      asked.push(retypeRecipient);
      return { kind: 'send' };
    };
    const { passes, log } = play({ text: 'WARN RETYPE', title: null, answer });
    passes();
    await settled();
    expect([asked, log.includes('release')]).toEqual([[true], true]);
  });

  it('stops what is blocked even when it cannot be recorded or shown', async () => {
    const { passes, log } = play({
      text: 'BLOCK',
      saves: false,
      answer: () => {
        throw new Error('no dialog');
      },
    });
    expect(passes()).toBe(false);
    await settled();
    expect(log).toEqual(['later blocked', 'ask block', 'alert']);
  });

  it('records an override before it releases, with the reason', async () => {
    const { passes, log, drafts } = play({
      text: 'JUSTIFY',
      answer: () => ({ kind: 'send', reason: { text: 'agreed' } }),
    });
    expect(passes()).toBe(false);
    await settled();
    expect(log).toEqual([
      'save cancelled (open)',
      'ask justify',
      'save overridden (open)',
      'release',
      'later overridden',
    ]);
    expect(drafts.slice(1).map(({ draft }) => draft.reason)).toEqual([
      { text: 'agreed' },
      { text: 'agreed' },
    ]);
    expect(new Set(drafts.map(({ draft }) => draft.id)).size).toBe(1);
  });

  it('masks what a written reason repeats', async () => {
    const reason = { text: 'SECRET goes to the SECRET bank' };
    const { passes, drafts } = play({ text: 'JUSTIFY', answer: () => ({ kind: 'send', reason }) });
    passes();
    await settled();
    expect(drafts[1]?.draft.reason).toEqual({ text: '\u2022\u2022 goes to the \u2022\u2022 bank' });
  });

  it('does not release what could not be recorded', async () => {
    const { passes, log } = play({ text: 'WARN', saves: false, answer: () => ({ kind: 'send' }) });
    passes();
    await settled();
    expect(log).toEqual([
      'save cancelled (open)',
      'ask warn',
      'save overridden (open)',
      'later cancelled',
      'notify',
    ]);
  });

  it.each([
    ['blocked where nothing may be sent as it is', 'BLOCK', 'blocked'],
    ['cancelled where it could have been', 'WARN', 'cancelled'],
  ])('records a redaction that did not work as %s', async (_what, word, outcome) => {
    const { passes, log } = play({
      text: `${word} SECRET`,
      answer: () => ({ kind: 'redact' }),
      replace: () => Promise.resolve(false),
    });
    passes();
    await settled();
    expect(log.slice(-3)).toEqual(['save redacted (open)', `later ${outcome}`, 'notify']);
  });

  it.each([
    ['is still held where the editor did not take it', 'Ann', 'stillHeld'],
    ['would go to somebody else now', 'Bob', 'gone'],
  ])('says of a redaction that %s', async (_what, title, notice) => {
    const { passes, scene, notices, log } = play({
      text: 'WARN SECRET',
      answer: () => ({ kind: 'redact' }),
      replace() {
        scene.title = title;
        return Promise.resolve(false);
      },
    });
    passes();
    await settled();
    expect(notices).toEqual([notice]);
    expect(log).not.toContain('release');
  });

  it('closes the record when the person edits', async () => {
    const { passes, log } = play({ text: 'WARN' });
    passes();
    await settled();
    expect(log).toEqual(['save cancelled (open)', 'ask warn', 'later cancelled']);
  });

  it('stops a second attempt while a question is open', async () => {
    const { passes, log } = play({ text: 'WARN', answer: () => new Promise(() => undefined) });
    expect([passes(), passes()]).toEqual([false, false]);
    await settled();
    expect(log.filter((entry) => entry.startsWith('ask'))).toHaveLength(1);
    // The question itself says why.
    expect(log).not.toContain('stillChecking');
  });

  it('says once why nothing goes while something else is being stored, however long a key is held down', async () => {
    const { passes, log } = play({
      text: 'WARN',
      answer: () => ({ kind: 'send' }),
      onSave() {
        if (log.at(-1) === 'save overridden (open)') for (let press = 0; press < 3; press += 1) passes();
      },
    });
    passes();
    await settled();
    expect(log.slice(2)).toEqual(['save overridden (open)', 'stillChecking', 'release', 'later overridden']);
  });

  it('says nothing about a composer with nothing in it', () => {
    const { scene, passes, log } = play({ policy: 'loading' });
    passes();
    scene.text = ' ';
    expect(passes()).toBe(false);
    expect(log).toEqual([]);
  });

  it.each([
    ['the same', 'WARN', true],
    ['another', 'WARN more', false],
  ])('while it lets a text out, an event that the page makes of %s text: %s', async (_what, text, passed) => {
    const seen: boolean[] = [];
    const { scene, passes } = play({
      text: 'WARN',
      answer: () => ({ kind: 'send' }),
      onRelease() {
        scene.text = text;
        seen.push(passes());
      },
    });
    passes();
    await settled();
    expect(seen[0]).toBe(passed);
  });

  it.each([
    ['text becomes worse', { text: 'BLOCK now' }],
    ['text becomes another', { text: 'WARN other' }],
    ['text becomes clean', { text: 'hello' }],
    ['text only grows', { text: 'WARN and more' }],
    ['conversation changes', { title: 'Bob' }],
    ['text and conversation change', { text: 'hello', title: 'Bob' }],
  ])(
    'sends nothing, and records no override, when the %s while the question is open',
    async (_what, change) => {
      const { scene, passes, log } = play({
        text: 'WARN',
        answer: () => {
          Object.assign(scene, change);
          return { kind: 'send' };
        },
      });
      passes();
      await settled();
      expect(log.slice(-2)).toEqual(['later cancelled', 'notify']);
      expect(log).not.toContain('release');
    },
  );

  it('asks again about what was changed and is sent again, also where the rule remembers', async () => {
    const { scene, passes, log } = play({
      text: 'WARN REMEMBER',
      answer: () => {
        scene.text = 'WARN REMEMBER and more';
        return { kind: 'send' };
      },
    });
    passes();
    await settled();
    passes();
    await settled();
    expect(log.filter((entry) => entry.startsWith('ask'))).toHaveLength(2);
    expect(log.filter((entry) => entry === 'release')).toHaveLength(1);
  });

  it('sends nothing when the text is gone after the answer', async () => {
    const { scene, passes, log } = play({
      text: 'WARN',
      answer: () => {
        scene.text = null;
        return { kind: 'send' };
      },
    });
    passes();
    await settled();
    expect(log.slice(-1)).toEqual(['notify']);
    expect(log).not.toContain('release');
  });

  it('does not ask again about what the rule remembers, but records it', async () => {
    const { passes, log } = play({ text: 'WARN REMEMBER', answer: () => ({ kind: 'send' }) });
    passes();
    await settled();
    expect(passes()).toBe(true);
    expect(log.slice(-3)).toEqual(['release', 'later overridden', 'later overridden']);
  });
});

describe('the second gate', () => {
  it('lets go what was recorded, and says so when it could not be', async () => {
    const { scene, calls, log } = play({ text: 'WARN', answer: () => ({ kind: 'send' }) });
    expect(calls()).toBe('wait');
    await settled();
    expect(log.slice(2)).toEqual(['save overridden (open)', 'later overridden', 'settle true']);
    Object.assign(scene, { text: 'WARN more', saves: false });
    expect(calls()).toBe('wait');
    await settled();
    expect(log.slice(-3)).toEqual(['notify', 'later cancelled', 'settle false']);
  });

  it('asks only where somebody may write: other tabs hand their calls to this one', () => {
    expect(play({ text: 'WARN' }).calls()).toBe('wait');
    expect(play({ text: 'WARN', hidden: true }).calls()).toBe('pass');
  });

  it('asks only for what is new in a call', async () => {
    const { scene, passes, calls, log } = play({ text: 'WARN', answer: () => ({ kind: 'send' }) });
    passes();
    await settled();
    log.length = 0;
    Object.assign(scene, { text: '*WARN*' }); // what the page takes as bold
    expect([calls(), log]).toEqual(['pass', []]);
  });

  it('knows what may be sent in one conversation, and keeps it from leaving early in another', async () => {
    const { scene, passes, calls, log } = play({ text: 'WARN', answer: () => ({ kind: 'send' }) });
    passes();
    await settled();
    Object.assign(scene, { title: 'Ben' });
    expect(calls('draft')).toBe('drop');
    expect(log.at(-1)).not.toBe('notify');
    scene.text = 'hello';
    expect(calls('draft')).toBe('pass');
  });

  it('says why it drops what cannot be asked about now', () => {
    const { scene, passes, calls, log } = play({ policy: 'loading' });
    passes();
    Object.assign(scene, { policy: 'loaded', text: 'WARN' });
    expect([calls(), log]).toEqual(['drop', ['stillChecking']]);
  });
});

describe('a word that is split over messages', () => {
  it.each([
    ['in one conversation', {}, false],
    ['in two', { title: 'Bob' }, true],
  ])('%s', (_, change, passes) => {
    const played = play({ text: 'BLO' });
    expect(played.passes()).toBe(true);
    played.clock.at += 1000;
    Object.assign(played.scene, { text: 'CK', ...change });
    expect(played.passes()).toBe(passes);
  });

  it('counts once its first part was released after a question', async () => {
    const played = play({ text: 'WARN BLO', answer: () => ({ kind: 'send' }) });
    played.passes();
    await settled();
    played.clock.at += 1000;
    played.scene.text = 'CK';
    expect(played.passes()).toBe(false);
    await settled();
    expect(played.log.slice(-1)).toEqual(['ask block']);
  });

  it('does not count what was held back', async () => {
    const played = play({ text: 'WARN BLO' });
    played.passes();
    await settled();
    played.clock.at += 1000;
    played.scene.text = 'CK';
    expect(played.passes()).toBe(true);
  });
});

describe('without a policy', () => {
  it.each([
    ['open', true, []],
    ['closed', false, ['notify']],
  ] as const)('fail mode %s decides', (failMode, passes, log) => {
    const scene = play({ policy: 'none', failMode });
    expect(scene.passes()).toBe(passes);
    expect(scene.log).toEqual(log);
  });

  it('holds a send while the policy is being read, then judges it', async () => {
    const { scene, passes, ready, log } = play({ policy: 'loading' });
    expect(passes()).toBe(false);
    expect(log).toEqual([]);
    scene.policy = 'loaded';
    ready();
    await settled();
    expect(log).toEqual(['release']);
  });

  it.each([
    ['the text', { text: 'other' }],
    ['the conversation', { title: 'Bob' }],
  ])('does not release when %s changed meanwhile', async (_what, change) => {
    const { scene, passes, ready, log } = play({ policy: 'loading' });
    passes();
    scene.policy = 'loaded';
    Object.assign(scene, change);
    ready();
    await settled();
    expect(log).toEqual(['notify']);
  });

  it('releases nothing when the policy could not even be read, whatever the fail mode', async () => {
    const { passes, ready, log } = play({ policy: 'loading', failMode: 'open' });
    passes();
    ready();
    await settled();
    expect(log).toEqual(['notify']);
  });

  it('counts a key press and the click it causes as one send', () => {
    const { passes, log } = play({ text: 'LOG' });
    expect([passes(), passes()]).toEqual([true, true]);
    expect(log).toEqual(['later sent']);
  });

  it.each([
    ['open', ['release']],
    ['closed', ['notify']],
  ] as const)('with fail mode %s a held send ends when no policy comes', async (failMode, expected) => {
    const { scene, passes, ready, log } = play({ policy: 'loading', failMode });
    expect(passes()).toBe(false);
    scene.policy = 'none';
    ready();
    await settled();
    expect(log).toEqual(expected);
  });
});
