import { describe, expect, it, vi } from 'vitest';
import { loadPolicy } from '../core/decide/index.ts';
import { unpackVerdict } from '../core/decide/packed-verdict.ts';
import { compilePolicy } from '../core/policy/compile.ts';
import { samplePolicy, sampleRule } from '../core/policy/sample-policy.ts';
import { encodeGreyPng } from '../inspect/extractors/pdf/grey-png.ts';
import { createReadersFor, type EngineSource } from '../inspect/readers.ts';
import { buildZip } from '../inspect/testing/zip-builder.ts';
import { createMeter, LimitError, standardLimits } from '../inspect/meter.ts';
import { imageTypes } from '../inspect/pixels.ts';
import type { InspectionUnfinished } from '../messaging/inspection.ts';
import { createPolicyCache } from './policy-cache.ts';
import { readFile } from './read-file.ts';
import type { ReaderJob } from './reader-messages.ts';

function compile(version: number, ...rules: readonly string[]) {
  const about = { organisation: 'o', version, issuedAt: '2026-03-01T00:00:00.000Z' };
  const compiled = compilePolicy(samplePolicy(rules.join('\n')), about);
  if (!compiled.ok) throw new Error('the test\u2019s own policy');
  return compiled.value;
}

const bundle = compile(3, sampleRule({ then: '{ action: block }', unscannable: 'warn' }));
const code = `PRJ-${String(1000 + 234)}`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const job = (name: string, bytes: Uint8Array, more: Partial<ReaderJob> = {}): ReaderJob => ({
  name,
  size: bytes.length,
  bytes: Uint8Array.from(bytes),
  egress: {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'Ann' },
    account: { id: null },
  },
  policyVersion: 3,
  policyHash: bundle.contentHash,
  truncated: false,
  ...more,
});

const readersOf = (own = bundle, engines: readonly EngineSource[] = [], limits = standardLimits) => ({
  policy: async () => loadPolicy(own),
  readersFor: createReadersFor(engines),
  rest: () => undefined,
  limits,
});

async function read(wanted: ReaderJob, own = bundle, limits = standardLimits) {
  const stages = new Set<string>();
  const { end, holds, isCramped, isHeavy } = await readFile(wanted, readersOf(own, [], limits), {
    onStage: (stage) => stages.add(stage),
    onUnfinished: () => undefined,
  });
  if ('failed' in end) throw new Error(end.failed);
  return { end, holds, isCramped, isHeavy, stages: [...stages], verdict: unpackVerdict(own, end.verdict) };
}

describe('reading and judging', () => {
  it('finds what is inside of files inside, and says where, not what', async () => {
    const zip = buildZip({ 'inner/list.txt': `see ${code} now` });
    const { end, verdict, stages } = await read(job('all.zip', zip));
    expect(verdict).toMatchObject({ action: 'block', unscannable: null });
    expect(verdict?.deciding?.findings[0]?.provenance?.path).toEqual(['inner/list.txt', 'line 1']);
    expect(end).toMatchObject({ type: 'application/zip', facets: ['embedded-file'], counts: { entries: 1 } });
    expect(JSON.stringify(end)).not.toContain(code);
    expect(stages).toEqual(['metadata', 'text']);
  });

  it('has every reason judged why not all could be read, and tells the first', async () => {
    const about = (reason: string) =>
      compile(3, sampleRule({ when: `{ files: { unscannable: [${reason}] } }`, match: null }));
    const bin = Uint8Array.of(0, 1, 2, 3, 255, 254);
    const zip = buildZip({ 'a.bin': bin, 'b.docx': bytesOf('PK\x03\x04 broken'.repeat(10)) });
    for (const [wanted, action] of [
      [job('two.zip', zip), ['warn', 'warn', 'allow']],
      [job('two.zip', zip, { truncated: true }), ['warn', 'warn', 'warn']],
    ] as const) {
      const ends = await Promise.all(
        ['unknown-type', 'broken', 'too-large'].map((reason) => read(wanted, about(reason))),
      );
      expect(ends.map(({ verdict }) => verdict?.action)).toEqual(action);
      expect(ends.map(({ end }) => end.unscannable)).toEqual(Array(3).fill('unknown-type'));
    }
  });

  it('judges the name as a text', async () => {
    const { verdict } = await read(job(`${code}.txt`, bytesOf('nothing')));
    expect(verdict?.deciding?.findings[0]?.provenance?.path).toEqual(['name']);
  });

  it('of what is too large knows name and type', async () => {
    const video = Uint8Array.of(0, 0, 0, 24, ...bytesOf('ftypmp42'), 0, 0, 0, 0, ...bytesOf('mp42isom'));
    const large = { size: 1e9, tail: Uint8Array.from(bytesOf(`see ${code}`)) };
    const { end, verdict } = await read(job('large.mp4', video, large));
    expect(end).toMatchObject({ type: 'video/mp4', facets: ['truncated'], unscannable: 'too-large' });
    expect(verdict).toMatchObject({ action: 'warn', unscannable: 'too-large' });
    const named = await read(job(`${code}.mp4`, video, large));
    expect(named.verdict?.deciding?.findings[0]?.provenance?.path).toEqual(['name']);
  });

  it.each([
    ['beginning', `see ${code}\n`, 'nothing\n', 'line 1'],
    ['end', '', `rest of a line\nsee ${code}\n`, 'last part › line 2'],
  ])('of a large text reads the %s', async (_, begins, ends, where) => {
    const head = bytesOf(`${begins}${'words and words\n'.repeat(2000)}`);
    const wanted = job('large.txt', head, { size: 1e9, tail: Uint8Array.from(bytesOf(ends)) });
    const { end, verdict, isCramped } = await read(wanted);
    expect(end).toMatchObject({ type: 'text/plain', facets: ['truncated'], unscannable: 'too-large' });
    expect(verdict?.action).toBe('block');
    const [finding] = verdict?.deciding?.findings ?? [];
    expect(finding?.provenance?.path.join(' › ')).toBe(where);
    expect(isCramped).toBe(false);
  });

  it('of a large zip knows the names in it', async () => {
    const zip = buildZip({ 'a.bin': 'words', [`plans/${code}.txt`]: 'words' });
    const cut = 40;
    const wanted = job('large.zip', zip.subarray(0, cut), {
      size: 1e9,
      tail: Uint8Array.from(zip.subarray(cut)),
    });
    const { end, verdict } = await read(wanted);
    expect(end).toMatchObject({ type: 'application/zip', facets: ['truncated', 'embedded-file'] });
    expect(verdict).toMatchObject({ action: 'block', unscannable: 'too-large' });
    const [found] = verdict?.deciding?.findings ?? [];
    expect(found?.masked).not.toContain(code);
    expect(found?.provenance?.path).toEqual([`plans/${found?.masked ?? ''}.txt`, 'name']); // goes into the incident
  });

  it('knows that a folder was not listed whole', async () => {
    const { verdict } = await read(job('a.txt', bytesOf('nothing'), { truncated: true }));
    expect(verdict).toMatchObject({ action: 'warn', unscannable: 'too-large' });
  });

  it('says for how long this holds', async () => {
    const scheduled = compile(
      3,
      sampleRule({ when: '{ schedule: { zone: UTC, days: [mon], hours: "08:00-18:00" } }' }),
    );
    expect((await read(job('a.txt', bytesOf('nothing')))).holds).toBe('always');
    expect((await read(job('a.txt', bytesOf('nothing')), scheduled)).holds).toBe('this-minute');
    const picture = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1);
    const unread = await read(job('a.jpg', picture));
    expect(unread.holds).toBe(unread.end.unscannable === 'inspector-unavailable' ? 'never' : 'always');
  });

  it.each(['broken', 'timeout'] as const)(
    'does not say that it holds where an engine ended as %s, although something else came before',
    async (reason) => {
      const extract = () => {
        throw new LimitError(reason);
      };
      const source = {
        types: imageTypes,
        stage: 'qr',
        load: async () => ({ types: imageTypes, poisoned: false, extract }),
      } as const;
      const picture = encodeGreyPng({ width: 300, height: 100, data: new Uint8Array(30_000) }, createMeter());
      const zip = buildZip({ 'a.bin': Uint8Array.of(0, 1, 2, 3), 'b.png': picture });
      const { end, holds } = await readFile(job('all.zip', zip), readersOf(bundle, [source]), {
        onStage: () => undefined,
        onUnfinished: () => undefined,
      });
      expect([holds, end]).toMatchObject(['never', { unscannable: 'unknown-type' }]);
    },
  );

  it('says nothing by another policy', async () => {
    const readers = { ...readersOf(), policy: createPolicyCache(async () => bundle) };
    const wanted = job('a.txt', bytesOf('nothing'), { policyVersion: 4 });
    const ignore = { onStage: () => undefined, onUnfinished: () => undefined };
    expect(await readFile(wanted, readers, ignore)).toEqual({
      end: { failed: 'inspector-unavailable' },
      holds: 'never',
      isCramped: false,
      isHeavy: false,
    });
  });

  it('says when more space would tell more', async () => {
    const narrow = { ...standardLimits, textLength: 100 };
    expect(await read(job('a.txt', bytesOf('text '.repeat(100))), bundle, narrow)).toMatchObject({
      isCramped: true,
      end: { unscannable: 'too-large' },
    });
    expect((await read(job('a.txt', bytesOf('text'), { truncated: true }))).isCramped).toBe(false);
  });
});

describe('what took much memory is the last file of its reader', () => {
  const mb = 1024 * 1024;
  const line = 'a line of a list\n';
  it.each([
    ['a long text', 'a.txt', bytesOf(line.repeat((25 * mb) / line.length)), true],
    ['what unpacks to much', 'a.zip', buildZip({ 'a.bin': new Uint8Array(70 * mb) }), true],
    ['a file that is large itself', 'a.bin', new Uint8Array(70 * mb), true],
    ['a usual one', 'a.txt', bytesOf(line.repeat(50_000)), false],
  ])('%s', async (_what, name, bytes, isHeavy) => {
    expect((await read(job(name, bytes))).isHeavy).toBe(isHeavy);
  });
});

describe('what is known before the end', () => {
  const warning = compile(3, sampleRule({ then: '{ action: warn }', unscannable: 'justify' }));
  const picture = encodeGreyPng({ width: 300, height: 100, data: new Uint8Array(30_000) }, createMeter());

  it('is told before pictures are read, by the reason why it may end there', async () => {
    const told: InspectionUnfinished['unfinished'][] = [];
    let toldBefore = 0;
    const engine = {
      types: imageTypes,
      poisoned: false,
      extract: () => {
        toldBefore = told.length;
      },
    };
    const sources = (['qr', 'ocr'] as const).map((stage) => ({
      types: imageTypes,
      stage,
      load: async () => engine,
    }));
    const zip = buildZip({ 'a.txt': `see ${code}`, 'b.png': picture });
    const { end } = await readFile(job('all.zip', zip), readersOf(warning, sources), {
      onStage: () => undefined,
      onUnfinished: ({ unfinished }) => told.push(unfinished),
    });
    expect(told).toHaveLength(toldBefore);
    expect(end).toMatchObject({ verdict: { action: 'warn', unscannable: null } });
    for (const reason of ['timeout', 'inspector-unavailable'] as const) {
      const last = told.at(-1)?.[reason];
      expect(last).toMatchObject({ type: 'application/zip', counts: { entries: 2 }, unscannable: reason });
      const verdict = unpackVerdict(warning, last?.verdict);
      expect(verdict).toMatchObject({ action: 'justify', unscannable: reason });
      expect(verdict?.deciding?.findings[0]?.provenance?.path).toEqual(['a.txt', 'line 1']);
    }
    expect(JSON.stringify(told)).not.toContain(code);
  });

  it('is not told for each of thousands of files', async () => {
    let told = 0;
    const files = Array.from({ length: 2000 }, (_, n) => [`${String(n)}.txt`, 'words'] as const);
    await readFile(job('many.zip', buildZip(Object.fromEntries(files))), readersOf(), {
      onStage: () => undefined,
      onUnfinished: () => (told += 1),
    });
    expect(told).toBeGreaterThan(10);
    expect(told).toBeLessThan(500);
  });

  it('is the end where texts take too long to be scanned', async () => {
    let now = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
    const lines = `see ${code}\n${'words and words\n'.repeat(100_000)}`;
    const { end } = await read(job('a.txt', bytesOf(lines)), warning, {
      ...standardLimits,
      milliseconds: 1e9,
    });
    clock.mockRestore();
    expect(end).toMatchObject({ unscannable: 'timeout', verdict: { action: 'justify' } });
  });
});

describe('the policy', () => {
  it('is loaded once a version, and the one before stays', async () => {
    let version = 1;
    let reads = 0;
    const policyOf = createPolicyCache(async () => {
      reads += 1;
      return JSON.stringify(compile(version, sampleRule({})));
    });
    const hash = compile(version, sampleRule({})).contentHash;
    const first = await policyOf(hash, 1);
    expect(first?.bundle.version).toBe(1);
    expect(await policyOf(hash, 1)).toBe(first);
    expect(reads).toBe(1);
    version = 2;
    expect((await policyOf(hash, 2))?.bundle.version).toBe(2);
    expect(await policyOf(hash, 1)).toBe(first);
  });

  it('is none where none was kept', async () => {
    expect(await createPolicyCache(async () => undefined)('h', 1)).toBeNull();
  });

  it('is not that of an organisation that was left, of the same version', async () => {
    const [left, joined] = ['log', 'block'].map((action) =>
      compile(1, sampleRule({ then: `{ action: ${action} }` })),
    );
    let kept = left;
    const policyOf = createPolicyCache(async () => JSON.stringify(kept));
    await policyOf(left?.contentHash ?? '', 1);
    kept = joined;
    const policy = await policyOf(joined?.contentHash ?? '', 1);
    expect(policy?.bundle.contentHash).toBe(joined?.contentHash);
  });
});
