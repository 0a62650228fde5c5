import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../core/decide/index.ts';
import { unpackVerdict } from '../core/decide/packed-verdict.ts';
import { compilePolicy } from '../core/policy/compile.ts';
import { samplePolicy, sampleRule } from '../core/policy/sample-policy.ts';
import { createReadersFor } from '../inspect/readers.ts';
import { buildZip } from '../inspect/testing/zip-builder.ts';
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
  truncated: false,
  ...more,
});

async function read(wanted: ReaderJob, own = bundle) {
  const stages = new Set<string>();
  const readers = { policy: async () => loadPolicy(own), readersFor: createReadersFor([]) };
  const { end, holds } = await readFile(wanted, readers, (stage) => stages.add(stage));
  if ('failed' in end) throw new Error(end.failed);
  return { end, holds, stages: [...stages], verdict: unpackVerdict(own, end.verdict) };
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

  it('judges the name as a text', async () => {
    const { verdict } = await read(job(`${code}.txt`, bytesOf('nothing')));
    expect(verdict?.deciding?.findings[0]?.provenance?.path).toEqual(['name']);
  });

  it('of what is too large knows name and type', async () => {
    const { end, verdict } = await read(job('large.txt', bytesOf('text '.repeat(100)), { size: 1e9 }));
    expect(end).toMatchObject({ type: 'text/plain', facets: ['truncated'], unscannable: 'too-large' });
    expect(verdict).toMatchObject({ action: 'warn', unscannable: 'too-large' });
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

  it('says nothing by another policy', async () => {
    const readers = { policy: createPolicyCache(async () => bundle), readersFor: createReadersFor([]) };
    const wanted = job('a.txt', bytesOf('nothing'), { policyVersion: 4 });
    expect(await readFile(wanted, readers, () => undefined)).toEqual({
      end: { failed: 'inspector-unavailable' },
      holds: 'never',
    });
  });
});

describe('the policy', () => {
  it('is loaded once a version, and the one before stays', async () => {
    let version = 1;
    let reads = 0;
    const policyOf = createPolicyCache(async () => {
      reads += 1;
      return compile(version, sampleRule({}));
    });
    const first = await policyOf(1);
    expect(first?.bundle.version).toBe(1);
    expect(await policyOf(1)).toBe(first);
    expect(reads).toBe(1);
    version = 2;
    expect((await policyOf(2))?.bundle.version).toBe(2);
    expect(await policyOf(1)).toBe(first);
  });

  it('is none where none was kept', async () => {
    expect(await createPolicyCache(async () => undefined)(1)).toBeNull();
  });
});
