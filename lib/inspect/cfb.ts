import { decodeUtf16 } from './code-pages.ts';
import { createSectors, type Sectors } from './cfb-sectors.ts';
import type { Meter } from './meter.ts';

/** A stream or storage of a compound file ([MS-CFB] 2.6). */
export interface CfbEntry {
  readonly name: string;
  /** The storages above it, from the outside in; the root is left out. */
  readonly path: readonly string[];
  readonly kind: 'stream' | 'storage';
  /** As declared, in bytes; 0 for a storage. */
  readonly size: number;
  readonly start: number;
}

/** A compound file: "OLE2", the container of doc, xls, ppt, msg. */
export interface Cfb {
  readonly entries: readonly CfbEntry[];
  /** Something in directory or chains could not be followed, up to now. */
  damaged(): boolean;
  /** Names are compared without case, as Windows does. */
  find(name: string, path?: readonly string[]): CfbEntry | undefined;
  /** Fewer bytes than declared where its chain ends early. Throws LimitError. */
  read(entry: CfbEntry): Uint8Array;
}

const entryBytes = 128;
const maxDepth = 32;
const none = 0xffffffff;

/** True for what begins with the signature of a compound file. */
export function isCfb(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte);
}

/** Throws where the header is not one of a compound file. Chains that run in circles end, and make it `damaged`. */
export function readCfb(bytes: Uint8Array, meter: Meter): Cfb {
  if (!isCfb(bytes)) throw new Error('inspect/no-compound-file');
  const sectors = createSectors(bytes, meter);
  const directory = sectors.readChain(sectors.directoryStart, none);
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const rootStart = view.getUint32(116, true);
  const rootSize = view.getUint32(120, true);
  const entries = walk(view, sectors, meter);
  let mini: Uint8Array | undefined;
  const same = (left: string, right: string | undefined): boolean =>
    right !== undefined && left.toLowerCase() === right.toLowerCase();
  return {
    entries,
    damaged: () => sectors.damaged(),
    find: (name, path = []) =>
      entries.find(
        (entry) =>
          same(name, entry.name) &&
          path.length === entry.path.length &&
          path.every((storage, at) => same(storage, entry.path[at])),
      ),
    read(entry) {
      if (entry.kind === 'storage' || entry.size === 0) return new Uint8Array();
      if (entry.size >= sectors.miniCutoff) return sectors.readChain(entry.start, entry.size);
      mini ??= sectors.readChain(rootStart, rootSize);
      return sectors.readMiniChain(mini, entry.start, entry.size);
    },
  };
}

/** Siblings are a binary tree; order does not matter here, so a stack does, and no entry is visited twice. */
function walk(view: DataView, sectors: Sectors, meter: Meter): CfbEntry[] {
  const count = Math.floor(view.byteLength / entryBytes);
  const seen = new Uint8Array(count);
  const entries: CfbEntry[] = [];
  const open: { id: number; path: readonly string[] }[] = [{ id: view.getUint32(76, true), path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    meter.tick();
    const { id, path } = next;
    if (id === none) continue;
    if (id >= count || seen[id] === 1) {
      sectors.damage();
      continue;
    }
    seen[id] = 1;
    const at = id * entryBytes;
    const entry = entryAt(view, at, path, sectors.wideSizes);
    if (entry !== null) {
      entries.push(entry);
      const child = view.getUint32(at + 76, true);
      if (entry.kind === 'storage' && child !== none) {
        if (path.length < maxDepth) open.push({ id: child, path: [...path, entry.name] });
        else sectors.damage();
      }
    } else sectors.damage();
    open.push({ id: view.getUint32(at + 72, true), path }, { id: view.getUint32(at + 68, true), path });
  }
  return entries;
}

function entryAt(view: DataView, at: number, path: readonly string[], wide: boolean): CfbEntry | null {
  const type = view.getUint8(at + 66);
  const nameBytes = view.getUint16(at + 64, true);
  if ((type !== 1 && type !== 2) || nameBytes < 2 || nameBytes > 64) return null;
  const name = decodeUtf16(new Uint8Array(view.buffer, view.byteOffset + at, nameBytes - 2));
  // Version 3 writers leave rubbish in the upper half of the size ([MS-CFB] 2.6.3).
  const upper = wide ? view.getUint32(at + 124, true) * 2 ** 32 : 0;
  const size = type === 2 ? view.getUint32(at + 120, true) + upper : 0;
  return {
    name,
    path,
    kind: type === 1 ? 'storage' : 'stream',
    size,
    start: view.getUint32(at + 116, true),
  };
}
