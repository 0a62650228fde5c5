import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../detect/finding.ts';
import type { Match } from '../policy/schema.ts';
import { matchFindings } from './match.ts';

function finding(
  detector: string,
  start: number,
  length = 4,
  value = `${detector}${String(start)}`,
): Finding {
  return { detector, pattern: 'p', start, end: start + length, confidence: 'medium', value, masked: '••••' };
}
const group = (chars: number, ...all: Match[]): Match => ({ all, within: { chars } });
const a: Match = { detector: 'a' };
const b: Match = { detector: 'b' };
const starts = (match: Match, findings: readonly Finding[]) =>
  matchFindings(match, findings)?.map((hit) => hit.start) ?? null;

describe('within', () => {
  it('counts the span from the first start to the last end', () => {
    expect(starts(group(14, a, b), [finding('a', 0), finding('b', 10)])).toEqual([0, 10]);
    expect(starts(group(13, a, b), [finding('a', 0), finding('b', 10)])).toBeNull();
    expect(starts(group(14, a, b), [finding('b', 0), finding('a', 10)])).toEqual([0, 10]);
  });

  it('leaves out findings that are in no such span', () => {
    const findings = [finding('a', 0), finding('a', 100), finding('b', 110), finding('b', 500)];
    expect(starts(group(50, a, b), findings)).toEqual([100, 110]);
  });

  it('keeps counts inside the span', () => {
    const two: Match = { detector: 'a', minDistinct: 2 };
    const apart = [finding('a', 0), finding('b', 10), finding('a', 90)];
    expect(starts(group(50, two, b), apart)).toBeNull();
    expect(starts(group(100, two, b), apart)).toEqual([0, 10, 90]);
    const same = [finding('a', 0, 4, 'v'), finding('b', 10), finding('a', 20, 4, 'v')];
    expect(starts(group(50, two, b), same)).toBeNull();
  });

  it('takes alternatives and groups inside', () => {
    const either: Match = { any: [{ detector: 'c' }, b] };
    expect(starts(group(20, a, either), [finding('a', 0), finding('b', 10)])).toEqual([0, 10]);
    const nested = group(100, group(20, a, b), { detector: 'c' });
    expect(starts(nested, [finding('a', 0), finding('b', 10), finding('c', 60)])).toEqual([0, 10, 60]);
    expect(starts(nested, [finding('a', 0), finding('b', 30), finding('c', 60)])).toBeNull();
  });

  it('does not join what stands in different parts of a file', () => {
    const parts = [
      { ...finding('a', 0), provenance: { file: 0, path: ['x', '1'] } },
      { ...finding('b', 10), provenance: { file: 0, path: ['x', '2'] } },
    ];
    expect(starts(group(100, a, b), parts)).toBeNull();
  });

  it('agrees with looking at every span', () => {
    const findings = fc.array(
      fc.record({
        detector: fc.constantFrom('a', 'b', 'c'),
        start: fc.nat(60),
        length: fc.integer({ min: 1, max: 9 }),
        value: fc.constantFrom('u', 'v'),
      }),
      { maxLength: 12 },
    );
    const term = fc.record({
      detector: fc.constantFrom('a', 'b', 'c'),
      minCount: fc.integer({ min: 1, max: 3 }),
      minDistinct: fc.integer({ min: 1, max: 2 }),
    });
    const part = fc.oneof(
      term,
      fc.array(term, { minLength: 1, maxLength: 2 }).map((any): Match => ({ any })),
      fc.array(term, { minLength: 1, maxLength: 2 }).map((all): Match => ({ all })),
    );
    fc.assert(
      fc.property(
        findings,
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 40 }),
        (raw, all, chars) => {
          const found = raw
            .map(({ detector, start, length, value }) => finding(detector, start, length, value))
            .sort((x, y) => x.start - y.start || x.end - y.end);
          const naive = found.some(({ start }) => {
            const inside = found.filter((each) => each.start >= start && each.end <= start + chars);
            return matchFindings({ all }, inside) !== null;
          });
          expect(matchFindings({ all, within: { chars } }, found) !== null).toBe(naive);
        },
      ),
      { numRuns: 1_000, seed: 11 },
    );
  });
});
