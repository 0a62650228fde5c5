import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import type { Random } from '../../fuzz/random.ts';

interface Mutated {
  readonly bytes: Uint8Array;
  readonly way: string;
}

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50 } as const;

/** Fields by their offset and width (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
const fields: Readonly<Record<keyof typeof signatures, readonly (readonly [at: number, width: 2 | 4])[]>> = {
  local: [
    [6, 2],
    [8, 2],
    [14, 4],
    [18, 4],
    [22, 4],
    [26, 2],
    [28, 2],
  ],
  directory: [
    [8, 2],
    [10, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 2],
    [30, 2],
    [32, 2],
    [42, 4],
  ],
  end: [
    [4, 2],
    [8, 2],
    [10, 2],
    [12, 4],
    [16, 4],
    [20, 2],
  ],
};

/** Sizes that a directory claims after it was damaged are not worth writing down. */
const maxBytes = 4 * 1024 * 1024;
/** The same seed makes the same file on every day. */
const mtime = '2026-11-26T12:00:00';

/** Damages the directory's fields, or one of the files and packs it anew, so that what reads the file meets it. */
export function mutateZip(
  bytes: Uint8Array,
  random: Random,
  damage: (file: Uint8Array) => Uint8Array,
): Mutated {
  if (random.chance(0.5)) return { bytes: changeField(bytes, random), way: 'zip field' };
  try {
    return { bytes: changeFile(bytes, random, damage), way: 'file in a zip' };
  } catch {
    // It was damaged before.
    return { bytes: changeField(bytes, random), way: 'zip field' };
  }
}

function changeField(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const kind = random.pick(['local', 'directory', 'end'] as const);
  const places: number[] = [];
  for (let at = 0; at + 46 <= copy.length || (kind === 'end' && at + 22 <= copy.length); at += 1)
    if (view.getUint32(at, true) === signatures[kind]) places.push(at);
  if (places.length === 0) return copy;
  const [offset, width] = random.pick(fields[kind]);
  const at = random.pick(places) + offset;
  const old = width === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
  const value = random.pick([
    0,
    1,
    old + 1,
    old - 1,
    old ^ 1,
    old * 2,
    0xffff,
    0xffffffff,
    random.int(copy.length + 1),
  ]);
  if (width === 2) view.setUint16(at, value & 0xffff, true);
  else view.setUint32(at, value >>> 0, true);
  return copy;
}

/** A directory that claims millions of files after it was damaged would be gone through to its end. */
const maxFiles = 1000;

function changeFile(bytes: Uint8Array, random: Random, damage: (file: Uint8Array) => Uint8Array): Uint8Array {
  let seen = 0;
  const isSmall = ({ size, originalSize }: UnzipFileInfo): boolean => {
    seen += 1;
    if (seen > maxFiles) throw new Error('it claims too many files');
    return size <= maxBytes && originalSize <= maxBytes;
  };
  const files = unzipSync(bytes, { filter: isSmall });
  const names = Object.keys(files);
  const name = random.pick(names);
  const file = files[name] ?? new Uint8Array();
  if (random.chance(0.1)) {
    const others = Object.fromEntries(Object.entries(files).filter(([other]) => other !== name));
    return zipSync(random.chance(0.5) ? others : { ...others, [random.pick(names)]: file }, {
      level: 0,
      mtime,
    });
  }
  return zipSync({ ...files, [name]: damage(file) }, { level: random.chance(0.5) ? 0 : 1, mtime });
}
