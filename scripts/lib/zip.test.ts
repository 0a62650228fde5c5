import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zip } from './zip.mjs';

const files = [
  { name: 'manifest.json', bytes: Buffer.from('{"manifest_version": 3}') },
  { name: 'icons/größe.png', bytes: Buffer.from([0, 255, 0, 255]) },
  { name: 'empty', bytes: Buffer.alloc(0) },
];

/** Reads an archive by its central directory, as browsers do. */
function unzip(archive: Buffer) {
  const end = archive.length - 22;
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    const local = archive.readUInt32LE(at + 42);
    expect(archive.readUInt32LE(local)).toBe(0x04034b50);
    const start = local + 30 + archive.readUInt16LE(local + 26);
    const bytes = inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(at + 20)));
    expect(bytes).toHaveLength(archive.readUInt32LE(at + 24));
    at += 46 + nameLength;
    return { name, bytes };
  });
}

describe('zip', () => {
  it('keeps names and contents', () => {
    expect(unzip(zip(files))).toEqual(files);
  });

  it('carries the check sum of each file', () => {
    // CRC-32 of "123456789", the check value that the algorithm is published with.
    const archive = zip([{ name: 'a', bytes: Buffer.from('123456789') }]);
    expect(archive.readUInt32LE(14)).toBe(0xcbf43926);
  });
});
