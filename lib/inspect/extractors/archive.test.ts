import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../engine.ts';
import type { Extracted } from '../extracted.ts';
import { buildRar4, buildRar5 } from '../testing/archive-builder.ts';
import { joinBytes, utf8 } from '../testing/bytes.ts';
import { readEngineFile } from '../testing/engine-files.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { createArchiveExtractor } from './archive.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createArchiveExtractor({ wasm: await readEngineFile('libarchive') });
});

const files = (found: Extracted): string[][] =>
  found.embedded.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);

async function fixture(name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(new URL(`../testing/fixtures/${name}`, import.meta.url)));
}

const rar4 = buildRar4({ 'list.txt': 'planted in list\n', 'docs/b.txt': 'planted-b' });
const rar5 = buildRar5({ 'list.txt': 'planted in list\n', 'docs/b.txt': 'planted-b' });

describe('archives', () => {
  it.each(['plain.7z', 'plain.cab', 'plain.tar.lz'])('hands on the files of %s', async (name) => {
    const found = await extract(engine, await fixture(name));
    expect(found.unscannable).toBeUndefined();
    expect(found.counts.entries).toBe(2);
    const [list] = files(found).filter(([file]) => file?.endsWith('list.txt'));
    expect(list?.[1]).toBe('planted in list\n');
    expect(files(found).map(([, text]) => text)).toContain('planted in näme\n');
  });

  it.each([
    ['RAR 4', rar4],
    ['RAR 5', rar5],
  ])('hands on the files of %s', async (_, bytes) => {
    const found = await extract(engine, bytes);
    expect(files(found)).toEqual([
      ['list.txt', 'planted in list\n'],
      ['docs/b.txt', 'planted-b'],
    ]);
    expect(found.unscannable).toBeUndefined();
  });

  it.each(['normal4', 'best4'])('hands on the packed files of RAR 4 (%s, by RARLAB)', async (name) => {
    const found = await extract(engine, await fixture(`rar/${name}.rar`));
    expect(found.unscannable).toBeUndefined();
    const text = new Map(files(found).map(([file = '', content = '']) => [file, content]));
    expect(text.get('testdir/test.txt')).toBe('test text document\r\n');
    const page = text.get('LibarchiveAddingTest.html');
    expect(page).toMatch(/^<!DOCTYPE HTML[^]{20000,}<\/HTML>\s*$/);
    expect(text.get('testdir/LibarchiveAddingTest.html')).toBe(page);
  });

  /** What libarchive's tests packed: numbers that follow from their place. */
  const numbers = (magic: number, length: number): Uint8Array =>
    new Uint8Array(
      Uint32Array.from({ length: length / 4 }, (_, at) => {
        const k = at + 1;
        return Math.max(0, k * k - 3 * k + 1 + magic);
      }).buffer,
    );

  it.each([
    ['normal5', 7],
    ['best5', 1],
    ['solid5', 4],
  ])('hands on the packed files of RAR 5 (%s, by RARLAB)', async (name, count) => {
    const found = await extract(engine, await fixture(`rar/${name}.rar`));
    expect(found.unscannable).toBeUndefined();
    expect(found.embedded).toHaveLength(count);
    for (const { name: file, bytes } of found.embedded) {
      const magic = Number(/\d/.exec(file)?.[0] ?? 0);
      expect(bytes, file).toEqual(numbers(magic, magic === 0 ? 1200 : 4096));
    }
  });

  it.each(['list.bz2', 'list.xz'])('hands on the one file of %s', async (name) => {
    const bytes = await fixture(name);
    const found = await extract(engine, bytes);
    expect(files(found)).toEqual([['contents', 'planted in list\n']]);
    expect(found.unscannable).toBeUndefined();
    const twice = await extract(engine, joinBytes(bytes, bytes));
    expect(files(twice)).toEqual([['contents', 'planted in list\nplanted in list\n']]);
    const followed = await extract(engine, joinBytes(bytes, utf8('planted behind')));
    expect(followed.unscannable).toBe('broken');
  });
});

describe('locked archives', () => {
  it('says so, and names what it cannot read', async () => {
    const found = await extract(engine, await fixture('locked-content.7z'));
    expect(found.unscannable).toBe('encrypted');
    expect(found.embedded).toEqual([]);
    expect(placesOf(found)['file names']).toContain('list.txt');
  });

  it.each([
    ['7z', () => fixture('locked-header.7z')],
    ['RAR 4', () => Promise.resolve(buildRar4({ a: 'a' }, 0x80))],
    ['RAR 5', () => Promise.resolve(buildRar5({ a: 'a' }, [4, 0, 0, 0]))],
  ])('says so where not even the names of a %s are readable', async (_, bytes) => {
    expect((await extract(engine, await bytes())).unscannable).toBe('encrypted');
  });
});

describe('bad input', () => {
  it('calls what is cut off broken', async () => {
    for (const name of ['plain.7z', 'plain.cab', 'plain.tar.lz', 'list.bz2', 'list.xz']) {
      for (const bytes of cut(await fixture(name), 20)) {
        const found = await extract(engine, bytes);
        expect(found.unscannable, `${name} cut to ${bytes.length}`).toBe('broken');
      }
    }
  });

  it.each([
    ['RAR 4', rar4],
    ['RAR 5', rar5],
  ])('calls a %s broken that is cut off, or changed in any byte', async (_, whole) => {
    for (let at = 8; at < whole.length; at += 1) {
      expect((await extract(engine, whole.slice(0, at))).unscannable, `cut to ${at}`).toBe('broken');
      const changed = whole.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x11;
      expect((await extract(engine, changed)).unscannable, `changed at ${at}`).toBeDefined();
    }
    expect((await extract(engine, joinBytes(whole, utf8('behind')))).unscannable).toBe('broken');
    expect((await extract(engine, joinBytes(whole, new Uint8Array(9)))).unscannable).toBeUndefined();
  });

  it('survives damage', async () => {
    for (const whole of [
      rar4,
      rar5,
      await fixture('plain.7z'),
      await fixture('plain.cab'),
      await fixture('list.xz'),
    ]) {
      for (const bytes of mutated(whole, 200)) await extract(engine, bytes);
    }
    expect(engine.poisoned).toBe(false);
    expect(files(await extract(engine, rar5))).toHaveLength(2);
  });

  it.each(['bomb.bz2', 'bomb.7z'])('stops %s at the limit', async (name) => {
    const found = await extract(engine, await fixture(name), {
      inflatedBytes: 16 * 1024 * 1024,
      milliseconds: 60_000,
    });
    expect(found.unscannable).toBe('too-large');
    expect(engine.poisoned).toBe(false);
  });

  it('stops at limits', async () => {
    expect((await extract(engine, rar5, { entries: 1 })).unscannable).toBe('too-large');
    expect((await extract(engine, rar5, { milliseconds: 0 })).unscannable).toBe('timeout');
  });

  it('is poisoned by a file that does not fit', async () => {
    const small = await createArchiveExtractor({
      wasm: await readEngineFile('libarchive'),
      maxHeapBytes: 20 * 1024 * 1024,
    });
    const large = new Uint8Array(32 * 1024 * 1024);
    large.set(rar4);
    const found = await extract(small, large);
    expect(found.unscannable).toBe('too-large');
    expect(small.poisoned).toBe(true);
  });
});
