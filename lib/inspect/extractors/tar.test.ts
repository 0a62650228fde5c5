import { describe, expect, it } from 'vitest';
import type { Extracted } from '../extracted.ts';
import { buildTar } from '../testing/archive-builder.ts';
import { joinBytes } from '../testing/bytes.ts';
import { extract } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { tarExtractor } from './tar.ts';

const files = (found: Extracted): string[][] =>
  found.embedded.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);

const two = buildTar([
  { name: 'docs/', type: '5' },
  { name: 'docs/list.txt', data: 'planted-a' },
  { name: 'größe.txt', data: 'planted-b'.repeat(100) },
]);

describe('tar', () => {
  it('hands on every file with its name', async () => {
    const found = await extract(tarExtractor, two);
    expect(files(found)).toEqual([
      ['docs/list.txt', 'planted-a'],
      ['größe.txt', 'planted-b'.repeat(100)],
    ]);
    expect(found.counts.entries).toBe(2);
    expect(found.unscannable).toBeUndefined();
  });

  it('knows long names of pax and GNU', async () => {
    const long = 'folder/'.repeat(30);
    const record = `path=${long}pax.txt\n`;
    const found = await extract(
      tarExtractor,
      buildTar([
        { name: 'pax', type: 'x', data: `${record.length + 4} ${record}` },
        { name: 'short', data: 'a' },
        { name: '././@LongLink', type: 'L', data: `${long}gnu.txt\0` },
        { name: 'short', data: 'b' },
      ]),
    );
    expect(files(found)).toEqual([
      [`${long}pax.txt`, 'a'],
      [`${long}gnu.txt`, 'b'],
    ]);
  });

  it('reads what stands behind the end', async () => {
    const found = await extract(
      tarExtractor,
      joinBytes(two, buildTar([{ name: 'hidden.txt', data: 'planted' }])),
    );
    expect(files(found).at(-1)).toEqual(['hidden.txt', 'planted']);
    const noise = await extract(tarExtractor, joinBytes(two, new TextEncoder().encode('planted')));
    expect(noise.unscannable).toBe('broken');
  });

  it('calls an archive broken that has no files, or less data than it says', async () => {
    expect((await extract(tarExtractor, buildTar([]))).unscannable).toBe('broken');
    const short = await extract(tarExtractor, buildTar([{ name: 'a', data: 'planted', size: 9999 }]));
    expect(short.unscannable).toBe('broken');
    expect(files(short)[0]?.[1]).toContain('planted');
  });

  it('survives damage', async () => {
    for (const bytes of cut(two))
      expect((await extract(tarExtractor, bytes)).embedded.length).toBeLessThan(3);
    for (const bytes of mutated(two, 300)) await extract(tarExtractor, bytes);
  });

  it('stops at limits', async () => {
    expect((await extract(tarExtractor, two, { entries: 1 })).unscannable).toBe('too-large');
    expect((await extract(tarExtractor, two, { inflatedBytes: 100 })).unscannable).toBe('too-large');
  });
});
