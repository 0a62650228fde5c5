import { describe, expect, it } from 'vitest';
import type { ReportedRule } from '../../lib/core/api/reports.ts';
import { compareCounts, compareShares } from './compare.ts';
import { parseCsv } from '../../lib/core/csv.ts';
import { hostileWords } from '../dev/hostile-words.ts';
import { csvOf, fileName } from './csv.ts';
import { momentChange, momentOf, kindOf } from './moments.ts';
import { daysOfMonth, readDays, settled, weekIndex, weeksOf, pastOf } from './period.ts';
import {
  momentSentence,
  needsSentence,
  overriddenSentence,
  takenSentence,
  trendSentence,
  wishSentence,
} from './sentences.ts';
import { roundUp } from './bars.tsx';

describe('comparing', () => {
  it.each([
    [50, 100, 'less'],
    [100, 50, 'more'],
    [96, 100, 'alike'],
    [4, 12, 'too-few'],
  ] as const)('%i after %i: %s', (now, before, verdict) => {
    expect(compareCounts(now, before)).toBe(verdict);
  });

  it('takes periods as long as they are', () => {
    expect(compareCounts(50, 100, 7, 14)).toBe('alike');
    expect(compareCounts(100, 100, 7, 28)).toBe('more');
  });

  it('of shares wants enough on both sides', () => {
    expect(compareShares({ part: 30, of: 100 }, { part: 60, of: 100 })).toBe('less');
    expect(compareShares({ part: 50, of: 100 }, { part: 52, of: 100 })).toBe('alike');
    expect(compareShares({ part: 1, of: 5 }, { part: 60, of: 100 })).toBe('too-few');
  });
});

describe('days', () => {
  it('of a month, and of an address', () => {
    expect(daysOfMonth('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOfMonth('2026-13')).toBeNull();
    expect(readDays('2026-03-01', '2026-02-01')).toBeNull();
    expect(readDays('2026-02-30x', '2026-03-01')).toBeNull();
  });

  it('in weeks that end with the last of them', () => {
    const weeks = weeksOf({ from: '2026-03-01', to: '2026-03-10' });
    expect(weeks).toEqual([
      { day: '2026-03-01', isPart: true },
      { day: '2026-03-04', isPart: false },
    ]);
    expect([weekIndex(weeks, '2026-03-03'), weekIndex(weeks, '2026-03-04')]).toEqual([0, 1]);
  });

  it('that are over for repetitions', () => {
    const now = Date.parse('2026-03-31T10:00:00Z');
    expect(settled({ from: '2026-03-01', to: '2026-03-31' }, now).to).toBe('2026-03-16');
    expect(settled({ from: '2026-03-30', to: '2026-03-31' }, now).to).toBe('2026-03-30');
  });
});

describe('what is past of a period', () => {
  const now = Date.parse('2026-11-10T12:00:00Z');
  it.each([
    ['2026-10-01', '2026-10-31', { from: '2026-10-01', to: '2026-10-31' }],
    ['2026-11-01', '2026-11-30', { from: '2026-11-01', to: '2026-11-10' }],
    ['2026-11-10', '2026-11-10', { from: '2026-11-10', to: '2026-11-10' }],
    ['2026-11-11', '2026-11-30', null],
  ])('%s to %s', (from, to, expected) => {
    expect(pastOf({ from, to }, now)).toEqual(expected);
  });
});

describe('sentences', () => {
  it('say more and less only where that is not chance', () => {
    expect(trendSentence(500, 1000)).toContain('half as many');
    expect(trendSentence(5, 9)).toContain('too few');
    expect(trendSentence(1, 0)).toContain('1 message was');
    expect(trendSentence(500, 0)).toBe('500 messages were questioned or stopped; before, there were none.');
    expect(trendSentence(100, 101)).toContain('much as before');
    expect(trendSentence(130, 100)).toContain('not getting better');
  });

  const rule = (change: Partial<ReportedRule>): ReportedRule => ({
    ...{ rule: 'cards/out', title: {}, mode: 'enforce', action: 'warn', suggestions: [] },
    ...change,
  });

  it('tell what a change of a rule did', () => {
    const after = rule({ suggestions: [{ en: 'Payment link' }] });
    expect(kindOf({ before: rule({}), after })).toBe('offered');
    expect(kindOf({ before: rule({ title: { en: 'x' } }), after: rule({}) })).toBeNull();
    const day = (n: number, count: number) => ({
      day: `2026-03-${String(n).padStart(2, '0')}`,
      ...{ count, asked: count, stopped: 0, recorded: 0 },
    });
    const days = [day(1, 60), day(8, 60), day(11, 99), day(13, 30), day(20, 30)];
    const change = { rule: 'cards/out', day: '2026-03-11', version: 3, title: {}, before: rule({}), after };
    const moment = momentOf(change, 'offered', days, '2026-03-01', '2026-03-21');
    expect(momentChange(moment)).toBe(-0.5);
    expect(momentSentence(moment, 'Card')).toMatch(
      /^“Card”: warnings halved since “Payment link” was offered/,
    );
    const silent = { ...change, before: rule({ action: 'log' }), after: rule({}) };
    const since = momentOf(silent, 'stricter', days.slice(2), '2026-03-01', '2026-03-21');
    expect(momentSentence(since, 'Card')).toMatch(
      /^“Card”: 60 warnings after none before since the rule became stricter/,
    );
  });

  it('tell which rule people go on in spite of, and what would help them', () => {
    const row = { rule: 'a/b', count: 40, before: 0, overridden: 30, heeded: 5, redacted: 5, blocked: 0 };
    expect(overriddenSentence({ ...row, disputed: 0 }, 'Lists')).toBe(
      '“Lists” is overridden most: 30 times, 75% of the times it asked.',
    );
    expect(overriddenSentence(undefined, '')).toBe('Nobody sent anything in spite of a warning.');
    const wishes = [{ text: 'a\u202eportal', people: 4 }];
    expect(wishSentence({ wishes })).not.toContain('\u202e');
    expect(takenSentence({ tools: [] })).toBeNull();
    expect(takenSentence({ tools: [{ tool: 'x', taken: 1, takenBefore: 0 }] })).toContain('once');
  });

  it('tell where something is lacking', () => {
    const first = { rule: 'a/b', sentAnyway: { part: 74, of: 100 }, offers: false, taken: 0, reasons: [] };
    expect(needsSentence(first, 'Lists')).toBe(
      'A tool is lacking most with “Lists”: 74% sent anyway, and nothing is offered instead.',
    );
    expect(needsSentence(undefined, '')).toContain('Too few');
  });
});

it('gives spreadsheets no formulas', () => {
  expect(csvOf(['a'], [['=1+1'], ['x,"y"'], [3]])).toBe('\ufeffa\r\n\'=1+1\r\n"x,""y"""\r\n3\r\n');
  expect(csvOf(['a'], [[-5], ['\u2068מחיר\u2069']])).toBe('\ufeffa\r\n-5\r\nמחיר\r\n');
});

it('gives spreadsheets the separators of the reader', () => {
  expect(csvOf(['a', 'b'], [[1.5, 'x;y']], 'en-US')).toBe('\ufeffa,b\r\n1.5,"x;y"\r\n');
  expect(csvOf(['a', 'b'], [[1.5, 'x,y']], 'de-AT')).toBe('\ufeffa;b\r\n1,5;"x,y"\r\n');
  expect(csvOf(['a', 'b'], [[1.5, '']], 'de-CH')).toBe('\ufeffa,b\r\n1.5,\r\n');
});

it('calls a file after its table, period and team', () => {
  const days = { from: '2026-10-01', to: '2026-10-31' };
  expect(fileName('rules', days, null)).toBe('rules 2026-10-01 to 2026-10-31.csv');
  expect(fileName('rules', days, 'R/D: "x"\u202e')).toBe('rules 2026-10-01 to 2026-10-31 R_D_ _x__.csv');
});

it.each([...hostileWords, '-1', '@x', '\t=1', '  =1', '|x', '%x', '\uff1d1', '\n=1', '\u2068=1\u2069'])(
  'the word %j is no formula, and one cell',
  (word) => {
    const parsed = parseCsv(csvOf(['a', 'b'], [[word, 'next']]));
    const [, row] = parsed.ok ? parsed.value : [];
    expect(row?.cells).toHaveLength(2);
    expect(row?.cells[0]).toMatch(/^(?:'|[^\s=+\-@|%\uff1d\uff0b\uff0d\uff20])/);
  },
);

it.each([
  [1, 1],
  [540, 600],
  [61, 80],
])('a scale for %i ends at %i', (value, top) => {
  expect(roundUp(value)).toBe(top);
});
