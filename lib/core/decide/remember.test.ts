import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { Egress } from './egress.ts';
import { createMemory, type Memory } from './remember.ts';
import type { Action, RuleHit, Verdict } from './verdict.ts';

let time = 0;
let memory: Memory;
beforeEach(() => {
  time = 1_000_000;
  memory = createMemory(() => time, { maxEntries: 3, salt: 'salt' });
});

function hit(
  values: readonly string[],
  more: { id?: string; action?: Action; minutes?: number; mode?: 'simulate' } = {},
): RuleHit {
  const action = more.action ?? 'warn';
  const rule: CompiledRule = {
    pack: 'p',
    id: more.id ?? 'r',
    title: { en: 'R' },
    severity: 'low',
    mode: more.mode ?? 'enforce',
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
    then: { action: 'warn', ...(more.minutes === 0 ? {} : { remember: { minutes: more.minutes ?? 10 } }) },
  };
  const findings = values.map((value): Finding => ({
    detector: 'd',
    pattern: 'p',
    start: 0,
    end: 1,
    confidence: 'low',
    value,
    masked: '•',
  }));
  return { rule, action, findings };
}

function verdict(...hits: readonly RuleHit[]): Verdict {
  return {
    action: hits[0]?.action ?? 'allow',
    deciding: hits[0] ?? null,
    hits,
    findings: [],
    tallies: [],
    unscannable: null,
    policyVersion: 1,
  };
}

function egress(text: string, more: Partial<Egress> = {}): Egress {
  return {
    platform: 'whatsapp',
    channel: 'message',
    conversation: { kind: 'direct', title: 'Someone' },
    account: { id: null },
    content: { kind: 'text', text },
    ...more,
  };
}

const elsewhere = (sent: Egress): Egress => ({
  ...sent,
  conversation: { kind: 'direct', title: 'Other' },
});

describe('memory of decisions', () => {
  it('covers the send after the paste, with words around it', () => {
    memory.remember(egress('v', { channel: 'paste' }), verdict(hit(['v'])));
    expect(memory.covers(egress('here: v'), verdict(hit(['v'])))).toBe(true);
  });

  it.each<readonly [string, Egress, Verdict]>([
    ['another value', egress('w'), verdict(hit(['w']))],
    ['one more value', egress('v w'), verdict(hit(['v', 'w']))],
    [
      'another conversation',
      egress('v', { conversation: { kind: 'direct', title: 'Other' } }),
      verdict(hit(['v'])),
    ],
    [
      'a group of the same name',
      egress('v', { conversation: { kind: 'group', title: 'Someone' } }),
      verdict(hit(['v'])),
    ],
    ['another platform', egress('v', { platform: 'telegram' }), verdict(hit(['v']))],
    ['another account', egress('v', { account: { id: '2' } }), verdict(hit(['v']))],
    ['another rule', egress('v'), verdict(hit(['v'], { id: 's' }))],
    ['one more rule', egress('v'), verdict(hit(['v']), hit(['v'], { id: 's' }))],
    ['a stricter action of the same rule', egress('v'), verdict(hit(['v'], { action: 'justify' }))],
    ['nothing to ask about', egress('v'), verdict()],
  ])('does not cover %s', (_, sent, judged) => {
    memory.remember(egress('v'), verdict(hit(['v'])));
    expect(memory.covers(sent, judged)).toBe(false);
  });

  it('does not mind hits that ask nothing', () => {
    memory.remember(egress('v'), verdict(hit(['v'])));
    const judged = verdict(
      hit(['v']),
      hit(['z'], { action: 'log' }),
      hit(['z'], { action: 'block', mode: 'simulate' }),
    );
    expect(memory.covers(egress('v'), judged)).toBe(true);
  });

  it('lapses after its minutes', () => {
    memory.remember(egress('v'), verdict(hit(['v'], { minutes: 2 })));
    time += 2 * 60_000 - 1;
    expect(memory.covers(egress('v'), verdict(hit(['v'])))).toBe(true);
    time += 1;
    expect(memory.covers(egress('v'), verdict(hit(['v'])))).toBe(false);
  });

  it('keeps nothing of blocks, of rules that do not remember, of conversations without title', () => {
    memory.remember(egress('v'), verdict(hit(['v'], { action: 'block' })));
    memory.remember(egress('v'), verdict(hit(['v'], { minutes: 0 })));
    memory.remember(egress('v', { conversation: { kind: 'direct', title: null } }), verdict(hit(['v'])));
    for (const conversation of [undefined, { kind: 'direct', title: null } as const])
      expect(memory.covers(egress('v', conversation && { conversation }), verdict(hit(['v'])))).toBe(false);
  });

  it('holds the whole text for a rule without findings', () => {
    memory.remember(egress('hello'), verdict(hit([])));
    expect(memory.covers(egress('hello'), verdict(hit([])))).toBe(true);
    expect(memory.covers(egress('hello!'), verdict(hit([])))).toBe(false);
  });

  it('tells people of one name apart by their ids', () => {
    const alex = (id: string) => egress('v', { conversation: { kind: 'direct', title: 'Alex', id } });
    memory.remember(alex('1'), verdict(hit(['v'])));
    expect(memory.covers(alex('1'), verdict(hit(['v'])))).toBe(true);
    expect(memory.covers(alex('2'), verdict(hit(['v'])))).toBe(false);
  });

  it('keeps nothing of a text that could not be read, whatever was found in the rest of it', () => {
    const unread = egress('v', { content: { kind: 'text', text: 'v', unscannable: 'not-loaded' } });
    for (const values of [[], ['v']]) {
      memory.remember(unread, verdict(hit(values)));
      expect(memory.covers(unread, verdict(hit(values)))).toBe(false);
    }
    memory.remember(egress('v'), verdict(hit(['v'])));
    expect(memory.covers(unread, verdict(hit(['v'])))).toBe(false);
  });

  it('holds the channel of what has no text', () => {
    const of = (channel: 'voice' | 'screen-share') => egress('', { channel, content: { kind: 'none' } });
    memory.remember(of('voice'), verdict(hit([])));
    expect(memory.covers(of('voice'), verdict(hit([])))).toBe(true);
    expect(memory.covers(of('screen-share'), verdict(hit([])))).toBe(false);
  });

  it('is bounded, the oldest go first', () => {
    for (const value of ['1', '2', '3', '4']) memory.remember(egress(value), verdict(hit([value])));
    const covered = ['1', '2', '3', '4'].map((value) => memory.covers(egress(value), verdict(hit([value]))));
    expect(covered).toEqual([false, true, true, true]);
  });
});

describe('files', () => {
  const file: Egress = {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'ACME' },
    account: { id: null },
    content: { kind: 'files', files: [] },
  };
  it.each([
    ['with their values, as anything else', ['v'], true],
    ['not without their values', ['v', ''], false],
    ['not when only the first of many are known', Array.from({ length: 100 }, (_, n) => String(n)), false],
  ])('are remembered %s', (_, values, expected) => {
    const roomy = createMemory(() => time, { salt: 'salt' });
    const hits = [hit(values)];
    const verdict: Verdict = {
      action: 'warn',
      deciding: hits[0] ?? null,
      hits,
      findings: [],
      tallies: [],
      unscannable: null,
      policyVersion: 1,
    };
    roomy.remember(file, verdict);
    expect(roomy.covers(file, verdict)).toBe(expected);
  });

  const inspected = (name: string, contentKey?: string): Egress => {
    const about = { name, type: 'text/csv', bytes: 9, facets: [], texts: [] };
    const files = [{ ...about, ...(contentKey !== undefined && { contentKey }) }];
    return { ...file, content: { kind: 'files', files } };
  };
  const first = inspected('a.csv', 'content');
  const about = { name: 'v.csv', type: 'text/csv', bytes: 9, facets: [], texts: [] };
  const unread: Egress = {
    ...file,
    content: { kind: 'files', files: [{ ...about, unscannable: 'inspector-unavailable' }] },
  };
  const inName = (hits: RuleHit) => ({
    ...hits,
    findings: hits.findings.map((one) => ({ ...one, provenance: { file: 0, path: ['name'] } })),
  });
  it.each<readonly [string, Egress, RuleHit, Egress, RuleHit, boolean]>([
    ['the same content', first, hit(['']), first, hit(['']), true],
    ['the same under another name', first, hit(['']), inspected('b.csv', 'content'), hit(['']), true],
    [
      'another name in which something was found',
      first,
      inName(hit([''])),
      inspected('b.csv', 'content'),
      inName(hit([''])),
      false,
    ],
    ['what could not be read', first, hit([]), first, hit([]), true],
    ['what could not be read before', first, hit([]), first, hit(['']), false],
    ['another content', first, hit(['']), inspected('a.csv', 'other'), hit(['']), false],
    ['what nobody has read', inspected('a.csv'), hit(['']), inspected('a.csv'), hit(['']), false],
    ['what nobody could read', unread, hit(['v']), unread, hit(['v']), false],
    ['another rule', first, hit(['']), first, hit([''], { id: 's' }), false],
    ['another conversation', first, hit(['']), elsewhere(first), hit(['']), false],
    [
      'a rule that does not remember',
      first,
      hit([''], { minutes: 0 }),
      first,
      hit([''], { minutes: 0 }),
      false,
    ],
  ])('that were looked into: %s', (_, sent, asked, again, found, expected) => {
    memory.remember(sent, verdict(asked));
    expect(memory.covers(again, verdict(found))).toBe(expected);
    time += 10 * 60_000;
    expect(memory.covers(again, verdict(found))).toBe(false);
  });
});
