import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { joinBytes, utf8 } from '../testing/bytes.ts';
import { extract } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { patch } from '../testing/zip-builder.ts';
import { gzipExtractor } from './gzip.ts';

const planted = utf8('id;name\n'.repeat(20_000) + 'planted');
const same = (bytes: Uint8Array | undefined): boolean =>
  bytes?.length === planted.length && bytes.every((byte, i) => byte === planted[i]);
const named = gzipSync(planted, { filename: 'list.csv' });

describe('gzip', () => {
  it('hands on what is inside, under its name', async () => {
    const found = await extract(gzipExtractor, named);
    expect(found.embedded.map((file) => file.name)).toEqual(['list.csv']);
    expect(same(found.embedded[0]?.bytes)).toBe(true);
    expect(found.unscannable).toBeUndefined();
  });

  it('reads several members as one', async () => {
    const found = await extract(gzipExtractor, joinBytes(named, gzipSync(utf8(' and more'))));
    expect(found.unscannable).toBeUndefined();
    expect(new TextDecoder().decode(found.embedded[0]?.bytes)).toMatch(/planted and more$/);
  });

  it('does not overlook members between two that are the same', async () => {
    const dull = gzipSync(utf8('dull'));
    const found = await extract(gzipExtractor, joinBytes(dull, gzipSync(utf8(' planted ')), dull));
    expect(new TextDecoder().decode(found.embedded[0]?.bytes)).toBe('dull planted dull');
    expect(found.unscannable).toBeUndefined();
  });

  it('says broken where checksums or ends do not fit, and keeps what was read', async () => {
    const wrong = await extract(gzipExtractor, patch(named, named.length - 8, 0, 4));
    expect(wrong.unscannable).toBe('broken');
    expect(wrong.embedded[0]?.bytes.length).toBe(planted.length);
    for (const bytes of cut(named, 40)) {
      expect((await extract(gzipExtractor, bytes)).unscannable).toBe('broken');
    }
    // A changed name or time is no damage to the content.
    for (const bytes of mutated(named, 100)) {
      const found = await extract(gzipExtractor, bytes);
      if (found.unscannable === undefined) expect(same(found.embedded[0]?.bytes)).toBe(true);
    }
  });

  it('says broken where something else follows, though the end fits, and where a flag is unknown', async () => {
    const whole = gzipSync(utf8('planted'));
    const followed = joinBytes(whole, utf8('behind'), whole.subarray(-8));
    expect((await extract(gzipExtractor, followed)).unscannable).toBe('broken');
    // In a file that the platform unpacks.
    const noise = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 251);
    const large = joinBytes(whole, noise, whole.subarray(-8));
    const found = await extract(gzipExtractor, large);
    expect(found.unscannable).toBe('broken');
    expect(found.embedded[0]?.bytes).toEqual(utf8('planted'));
    const flagged = whole.slice();
    flagged[3] = 0x20;
    expect((await extract(gzipExtractor, flagged)).unscannable).toBe('broken');
  });

  it('says broken where a stored block is damaged that holds nothing', async () => {
    const whole = gzipSync(utf8('planted'));
    const header = whole.subarray(0, 10);
    const withBlock = (complement: number) =>
      joinBytes(header, Uint8Array.of(0, 0, 0, complement, complement), whole.subarray(10));
    expect((await extract(gzipExtractor, withBlock(0xff))).unscannable).toBeUndefined();
    const damaged = await extract(gzipExtractor, joinBytes(whole, withBlock(0)));
    expect(damaged.unscannable).toBe('broken');
    expect(new TextDecoder().decode(damaged.embedded[0]?.bytes)).toBe('plantedplanted');
  });

  it('stops at the limit of inflated bytes', async () => {
    const found = await extract(gzipExtractor, gzipSync(new Uint8Array(5_000_000)), {
      inflatedBytes: 1_000_000,
    });
    expect(found.unscannable).toBe('too-large');
  });
});
