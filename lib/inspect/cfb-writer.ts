import type { Cfb } from './cfb.ts';
import type { Meter } from './meter.ts';
import { joinBytes } from './join-bytes.ts';
import { type CfbStream, directory, numbered, tree } from './cfb-directory-writer.ts';

export type { CfbStream } from './cfb-directory-writer.ts';

const sectorBytes = 512;
const miniBytes = 64;
const miniCutoff = 4096;
const none = 0xffffffff;
const endOfChain = 0xfffffffe;
const fatSector = 0xfffffffd;

/** A storage and everything below it as a compound file of its own: a document in a document, a message in a message. */
export function storageAsFile(cfb: Cfb, path: readonly string[], meter: Meter): Uint8Array {
  const inside = cfb.entries.filter(
    (entry) => entry.kind === 'stream' && path.every((name, at) => entry.path[at] === name),
  );
  const streams = inside.map((entry) => ({
    path: entry.path.slice(path.length),
    name: entry.name,
    bytes: cfb.read(entry),
  }));
  meter.inflate(streams.reduce((sum, { bytes }) => sum + bytes.length + 2 * sectorBytes, 4 * sectorBytes));
  return writeCfb(streams);
}

/** A compound file, version 3 ([MS-CFB]). Every chain runs straight on; siblings are a list, as a tree may be. */
export function writeCfb(streams: readonly CfbStream[]): Uint8Array {
  const root = tree(streams);
  const nodes = numbered(root);
  const large: Uint8Array[] = [];
  const small: Uint8Array[] = [];
  const fat: number[] = [];
  const miniFat: number[] = [];
  for (const node of nodes) {
    if (node.bytes === null || node.bytes.length === 0) continue;
    if (node.bytes.length < miniCutoff) node.start = append(miniFat, small, node.bytes, miniBytes);
    else node.start = append(fat, large, node.bytes, sectorBytes);
  }
  const mini = joinBytes(small);
  if (mini.length > 0) root.start = append(fat, large, mini, sectorBytes);
  const directoryStart = append(fat, large, directory(nodes, root, mini.length), sectorBytes);
  const miniFatStart = miniFat.length > 0 ? append(fat, large, words(miniFat), sectorBytes) : endOfChain;
  return assemble(large, fat, directoryStart, miniFatStart, Math.ceil((miniFat.length * 4) / sectorBytes));
}

/** Adds the bytes, padded, and their chain; gives the number of its first sector. */
function append(table: number[], pieces: Uint8Array[], bytes: Uint8Array, unit: number): number {
  const start = table.length;
  const sectors = Math.ceil(bytes.length / unit);
  for (let index = 1; index <= sectors; index += 1)
    table.push(index === sectors ? endOfChain : start + index);
  const padded = new Uint8Array(sectors * unit);
  padded.set(bytes);
  pieces.push(padded);
  return start;
}

function assemble(
  data: readonly Uint8Array[],
  fat: number[],
  directoryStart: number,
  miniFatStart: number,
  miniFatSectors: number,
): Uint8Array {
  const perSector = sectorBytes / 4;
  let fatSectors = 0;
  let listSectors = 0;
  const needed = (): number => Math.ceil((fat.length + fatSectors + listSectors) / perSector);
  while (fatSectors < needed()) {
    fatSectors = needed();
    listSectors = Math.max(0, Math.ceil((fatSectors - 109) / (perSector - 1)));
  }
  const firstFat = fat.length;
  const positions = Array.from({ length: fatSectors }, (_, index) => firstFat + index);
  const firstList = firstFat + fatSectors;
  for (let index = 0; index < fatSectors; index += 1) fat.push(fatSector);
  for (let index = 0; index < listSectors; index += 1) fat.push(0xfffffffc);
  const lists = fatLists(positions.slice(109), firstList, listSectors);
  const header = head(positions, directoryStart, miniFatStart, miniFatSectors);
  header.setUint32(68, listSectors > 0 ? firstList : endOfChain, true);
  header.setUint32(72, listSectors, true);
  const table = words(fat, fatSectors * perSector);
  return joinBytes([new Uint8Array(header.buffer), ...data, table, words(lists)]);
}

/** The numbers of further FAT sectors, each sector ending with the number of the next. */
function fatLists(positions: readonly number[], first: number, sectors: number): number[] {
  const lists: number[] = [];
  for (let index = 0; index < sectors; index += 1) {
    const part = positions.slice(index * 127, index * 127 + 127);
    lists.push(...part, ...Array.from({ length: 127 - part.length }, () => none));
    lists.push(index + 1 < sectors ? first + index + 1 : endOfChain);
  }
  return lists;
}

function head(
  fat: readonly number[],
  directoryStart: number,
  miniFatStart: number,
  miniFatSectors: number,
): DataView {
  const view = new DataView(new ArrayBuffer(sectorBytes));
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].forEach((byte, at) => view.setUint8(at, byte));
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, value, true);
  view.setUint32(44, fat.length, true);
  view.setUint32(48, directoryStart, true);
  view.setUint32(56, miniCutoff, true);
  view.setUint32(60, miniFatStart, true);
  view.setUint32(64, miniFatSectors, true);
  for (let index = 0; index < 109; index += 1) view.setUint32(76 + index * 4, fat[index] ?? none, true);
  return view;
}

function words(values: readonly number[], length = values.length): Uint8Array {
  const padded = Math.ceil(length / 128) * 128;
  const view = new DataView(new ArrayBuffer(padded * 4));
  for (let index = 0; index < padded; index += 1) view.setUint32(index * 4, values[index] ?? none, true);
  return new Uint8Array(view.buffer);
}
