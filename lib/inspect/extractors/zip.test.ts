import { describe, expect, it } from 'vitest';
import { joinBytes, utf8 } from '../testing/bytes.ts';
import { extract } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import {
  buildZip,
  directorySignature,
  endSignature,
  find,
  localSignature,
  patch,
  zip64Of,
} from '../testing/zip-builder.ts';
import { zipExtractor } from './zip.ts';

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const two = buildZip({ 'a.txt': 'first file, planted-a', 'docs/b.txt': 'planted-b '.repeat(9000) });

describe('zip', () => {
  it('hands on every file with its name', async () => {
    const found = await extract(zipExtractor, two);
    expect(found.embedded.map((file) => file.name)).toEqual(['a.txt', 'docs/b.txt']);
    expect(text(found.embedded[0]?.bytes)).toBe('first file, planted-a');
    expect(found.embedded[1]?.bytes.length).toBe(90_000);
    expect(found.counts.entries).toBe(2);
    expect(found.unscannable).toBeUndefined();
  });

  it('reads stored files, files of many steps, and archives behind something else', async () => {
    const noise = new Uint8Array(300_000).map((_, i) => (i * 2654435761) >>> 13);
    const archive = buildZip({ noise, big: '0123456789'.repeat(300_000) });
    const sfx = joinBytes(utf8('MZ stub of a self-extractor'), archive);
    for (const bytes of [archive, sfx, buildZip({ noise, big: '0123456789'.repeat(300_000) }, 0)]) {
      const found = await extract(zipExtractor, bytes);
      expect(found.unscannable).toBeUndefined();
      expect(found.embedded[0]?.bytes.every((byte, i) => byte === noise[i])).toBe(true);
      expect(found.embedded[1]?.bytes.length).toBe(3_000_000);
    }
  });

  it('reads the others where one is encrypted', async () => {
    const flags = find(two, directorySignature) + 8;
    const found = await extract(zipExtractor, patch(two, flags, 1));
    expect(found.unscannable).toBe('encrypted');
    expect(found.facets).toContain('encrypted');
    expect(found.embedded.map((file) => file.name)).toEqual(['docs/b.txt']);
    expect(found.texts).toEqual([{ path: ['file names'], text: 'a.txt' }]);
  });

  it('reads zip64, its sizes and offsets in extra fields', async () => {
    const found = await extract(zipExtractor, zip64Of(buildZip({ 'wide.txt': 'planted' })));
    expect(text(found.embedded[0]?.bytes)).toBe('planted');
    expect(found.unscannable).toBeUndefined();
  });

  it('reads code page 437 where names are not UTF-8', async () => {
    const named = buildZip({ 'xx.txt': 'x' });
    const at = find(named, directorySignature);
    const found = await extract(zipExtractor, patch(named, at + 46, 0x8481));
    expect(found.embedded[0]?.name).toBe('üä.txt');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no entries', buildZip({})],
    ['only a folder', buildZip({ 'folder/': '' })],
    ['an unknown method', patch(two, find(two, directorySignature) + 10, 14)],
    ['a method unlike the local one', patch(two, find(two, localSignature) + 8, 0)],
    ['a wrong checksum', patch(two, find(two, directorySignature) + 16, 1)],
    ['a declared size too small', patch(two, find(two, directorySignature, 1) + 24, 10, 4)],
    ['a declared size too large', patch(two, find(two, directorySignature, 1) + 24, 100_000, 4)],
    ['an offset to nowhere', patch(two, find(two, directorySignature) + 42, 7, 4)],
    ['fewer records than said', patch(two, find(two, endSignature) + 10, 5)],
    ['more records than said', patch(two, find(two, endSignature) + 10, 0)],
    [
      'another archive behind it, without its beginning',
      joinBytes(two, buildZip({ 'c.txt': 'c' }).slice(20)),
    ],
    [
      'a damaged end record behind it',
      joinBytes(two, patch(two.slice(-22), 12, 0xffffffff, 4), utf8('tail')),
    ],
    // unzip goes by the last one that it finds, 7-Zip by the one that is right.
    [
      'a damaged end record in its comment',
      joinBytes(patch(two, two.length - 2, 26), patch(two.slice(-22), 12, 0xffffffff, 4), utf8('tail')),
    ],
    ['a second archive in front', joinBytes(two, buildZip({ 'c.txt': 'c' }))],
  ])('%s is broken', async (_, bytes) => {
    expect((await extract(zipExtractor, bytes)).unscannable).toBe('broken');
  });

  it('refuses entries that share their bytes', async () => {
    const second = find(two, directorySignature, 1);
    const found = await extract(zipExtractor, patch(two, second + 42, 0, 4));
    expect(found.unscannable).toBe('broken');
    expect(found.embedded).toHaveLength(1);
  });

  it('stops at the limit of entries, and keeps those before', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}.txt`, 'x']));
    const found = await extract(zipExtractor, buildZip(files), { entries: 100 });
    expect(found.unscannable).toBe('too-large');
    expect(found.embedded).toHaveLength(100);
  });

  it('stops at the limit of inflated bytes, and reads what is small', async () => {
    const bomb = buildZip({ 'bomb.bin': new Uint8Array(4_000_000), 'small.txt': 'still read' });
    const found = await extract(zipExtractor, bomb, { inflatedBytes: 1_000_000 });
    expect(found.unscannable).toBe('too-large');
    expect(found.embedded.map((file) => text(file.bytes).slice(0, 10))).toContain('still read');
  });

  it('is never clean when cut off, never throws when damaged', async () => {
    for (const bytes of cut(two, 60)) {
      expect((await extract(zipExtractor, bytes)).unscannable).toBe('broken');
    }
    for (const bytes of mutated(two, 200)) await extract(zipExtractor, bytes);
  });
});
