import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectorPattern } from '../../policy/schema.ts';
import { compileDetector } from '../compile-detector.ts';
import type { CompiledDetector } from '../compiled.ts';
import { loadEngine } from './load.ts';
import { scanInChunks } from './scan-in-chunks.ts';

const seed = 20261122;

function detector(id: string, pattern: Partial<DetectorPattern>, exclude: string[] = []): CompiledDetector {
  const compiled = compileDetector({
    apiVersion: 'sluice/v1',
    kind: 'Detector',
    id,
    title: { en: id },
    category: 'test',
    locales: ['*'],
    patterns: [{ id: 'p', confidence: 'medium', ...pattern }],
    exclude: { regex: exclude },
    examples: { match: [], noMatch: [] },
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const support = [
  { keywords: ['my ref', 'ref*', '\u6a5f\u5bc6'], within: { chars: 20 }, confidence: 'high' as const },
];
const contrary = [{ keywords: ['order'], within: { chars: 9 } }];
/** Every kind of gate, evidence on both sides, an exclusion that looks ahead, patterns that read far. */
const engine = loadEngine([
  detector('run', { regex: '\\d{4}[ \\-]\\d{4}', support, contrary }),
  detector('needy', { regex: '\\d{3,9}', support, supportRequired: true }, ['\\d+ (?:eur|kg)']),
  detector('literal', { regex: 'key_(?:[a-z]{3})*(\\d{2})', support }),
  detector('lead', { regex: '[a-z.]+@[a-z]+\\.example' }),
  detector('token', { regex: '[a-z0-9]{16}' }),
  detector('always', { regex: 'ab.{0,30}z|ab|^x+|y$' }),
  detector('long', { regex: 'internal-project-[a-z]{2}' }),
  detector('words', { keywords: ['top secret', 'pass*', 'ref'] }),
]);
const word = fc.constantFrom(
  ...[
    '1234',
    ' 5678',
    '-5678',
    '123',
    ' kg',
    ' eur',
    'my ref',
    'ref',
    'reference ',
    'order ',
    '\u6a5f\u5bc6',
  ],
  ...[
    'key_',
    'abc',
    '42',
    'a.b',
    '@',
    'c.example',
    'ab',
    'z',
    'x',
    'y',
    ' ',
    '\n',
    'top ',
    ' secret',
    'password',
  ],
  ...['internal-project-', 'INTERNAL-', '0123456789abcdef', '\u{1f600}', ',', '\u00a0'],
);
const text = (maxLength: number) => fc.array(word, { maxLength }).map((words) => words.join(''));

describe('a session', () => {
  it('finds after every edit what a scan of the whole text finds', () => {
    const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), put: text(2) });
    let found = 0;
    const same = fc.property(text(25), fc.array(edit, { minLength: 1, maxLength: 12 }), (start, edits) => {
      const session = engine.session();
      let current = start;
      expect(session.scan(current)).toEqual(engine.scan(current));
      for (const { at, cut, put } of edits) {
        // Most edits are at the end, as they are when people write.
        const from = at > 0.5 ? current.length : Math.floor(at * 2 * current.length);
        current = current.slice(0, from) + put + current.slice(from + (at > 0.5 ? 0 : cut));
        const findings = session.scan(current);
        found += findings.length;
        expect(findings).toEqual(engine.scan(current));
      }
    });
    fc.assert(same, { seed, numRuns: 400 });
    expect(found).toBeGreaterThan(300);
  });
});

describe('a scan in chunks', () => {
  it('finds what a scan in one piece finds, wherever it is cut', async () => {
    const same = fc.asyncProperty(text(60), fc.integer({ min: 1, max: 40 }), async (input, chunk) => {
      expect(await scanInChunks(engine, input, { chunk })).toEqual(engine.scan(input));
    });
    await fc.assert(same, { seed, numRuns: 800 });
  });

  it('lets others scan in between', async () => {
    const input = 'my ref 1234 5678, key_abc42 top secret '.repeat(20);
    const others: number[] = [];
    const pause = (): Promise<void> => {
      others.push(engine.scan('my ref 1234').length);
      return Promise.resolve();
    };
    expect(await scanInChunks(engine, input, { chunk: 50, pause })).toEqual(engine.scan(input));
    expect(others.length).toBeGreaterThan(20);
    expect(new Set(others)).toEqual(new Set([engine.scan('my ref 1234').length]));
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    let pauses = 0;
    const pause = (): Promise<void> => {
      pauses += 1;
      if (pauses === 3) controller.abort();
      return Promise.resolve();
    };
    const scan = scanInChunks(engine, '1234 5678 '.repeat(100), {
      chunk: 10,
      signal: controller.signal,
      pause,
    });
    expect(await scan).toBeNull();
    expect(pauses).toBe(3);
  });
});
