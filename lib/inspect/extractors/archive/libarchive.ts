import type { HeapCap } from '../../engine.ts';
import { libarchiveImports } from './libarchive-host.ts';

/** One entry of an archive that is being read. */
export interface ArchiveEntry {
  /** Absent where the name has letters that libarchive cannot turn into Unicode in its "C" locale. */
  readonly name: string | undefined;
  /** Whatever is no folder may hold data, also what calls itself a device or nothing at all. */
  readonly isFolder: boolean;
  readonly encrypted: boolean;
  /** In bytes, modulo 2^32; only a hint. */
  readonly declaredSize: number;
  /** The next piece, a view on the heap that the next call overwrites; empty at the end, undefined after an error. */
  read(): Uint8Array | undefined;
}

export interface OpenArchive {
  /** Undefined at the end, and where the rest cannot be read: `error` tells which. */
  next(): ArchiveEntry | undefined;
  /** libarchive's words for what went wrong last. */
  error(): string | undefined;
}

export interface Libarchive {
  /** Opens the archive that the pieces form together, for the time of `use`; undefined: of no format it knows. */
  open<T>(pieces: readonly Uint8Array[], use: (archive: OpenArchive) => T): T | undefined;
}

type Native = (...args: number[]) => number;

/** Of what libarchive.wasm 1.2.0 exports under shortened names, what is used here. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly openMemory: Native;
  readonly nextEntry: Native;
  readonly fileType: Native;
  readonly pathName: Native;
  readonly isEncrypted: Native;
  readonly size: Native;
  readonly readData: Native;
  readonly errorString: Native;
  readonly closeArchive: Native;
  readonly malloc: Native;
  readonly free: Native;
}

const pieceBytes = 65_536;
/** AE_IFDIR, archive_entry.h. */
const folder = 0o040000;

/**
 * Starts libarchive within `cap`. The package's own glue carries a file system and asks for Node's modules; libarchive
 * reads from memory here and needs none of it, so this is all of its surroundings.
 */
export async function loadLibarchive(wasm: ArrayBuffer, cap: HeapCap): Promise<Libarchive> {
  const host: { memory?: WebAssembly.Memory } = {};
  const { instance } = await WebAssembly.instantiate(wasm, { a: libarchiveImports(host, cap) });
  const natives = bind(instance.exports);
  host.memory = natives.memory;
  callNative(instance.exports, 'x');
  return { open: (pieces, use) => openArchive(natives, pieces, use) };
}

function openArchive<T>(
  natives: Exports,
  pieces: readonly Uint8Array[],
  use: (archive: OpenArchive) => T,
): T | undefined {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const buffer = natives.malloc(pieceBytes);
  const at = buffer === 0 ? 0 : natives.malloc(length);
  try {
    if (at === 0) throw new Error('inspect/heap-cap');
    let end = at;
    for (const piece of pieces) {
      new Uint8Array(natives.memory.buffer).set(piece, end);
      end += piece.length;
    }
    const archive = natives.openMemory(at, length, 0);
    if (archive === 0) return undefined;
    try {
      return use(reader(natives, archive, buffer));
    } finally {
      natives.closeArchive(archive);
    }
  } finally {
    natives.free(at);
    natives.free(buffer);
  }
}

function reader(natives: Exports, archive: number, buffer: number): OpenArchive {
  return {
    next() {
      const entry = natives.nextEntry(archive);
      if (entry === 0) return undefined;
      return {
        name: stringAt(natives.memory, natives.pathName(entry)),
        isFolder: natives.fileType(entry) === folder,
        encrypted: natives.isEncrypted(entry) !== 0,
        declaredSize: natives.size(entry) >>> 0,
        read() {
          const count = natives.readData(archive, buffer, pieceBytes);
          return count < 0 ? undefined : new Uint8Array(natives.memory.buffer, buffer, count);
        },
      };
    },
    error: () => stringAt(natives.memory, natives.errorString(archive)),
  };
}

function stringAt(memory: WebAssembly.Memory, at: number): string | undefined {
  if (at === 0) return undefined;
  const bytes = new Uint8Array(memory.buffer);
  return new TextDecoder().decode(bytes.subarray(at, bytes.indexOf(0, at)));
}

function bind(exports: WebAssembly.Exports): Exports {
  const { w: memory } = exports;
  if (!(memory instanceof WebAssembly.Memory))
    throw new Error('inspect: not the libarchive.wasm it was written for');
  const native =
    (name: string): Native =>
    (...args) =>
      callNative(exports, name, ...args);
  return {
    memory,
    openMemory: native('y'),
    nextEntry: native('E'),
    fileType: native('J'),
    pathName: native('M'),
    isEncrypted: native('P'),
    size: native('N'),
    readData: native('T'),
    errorString: native('X'),
    closeArchive: native('Z'),
    malloc: native('R'),
    free: native('Q'),
  };
}

function callNative(exports: WebAssembly.Exports, name: string, ...args: number[]): number {
  const native = exports[name];
  if (!isNative(native)) throw new Error('inspect: not the libarchive.wasm it was written for');
  return native(...args) ?? 0;
}

function isNative(value: unknown): value is (...args: number[]) => number | undefined {
  return typeof value === 'function';
}
