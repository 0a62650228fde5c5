import type { HeapCap } from '../../engine.ts';

const pageBytes = 65_536;
/** errno of musl: no such call; not an open file. */
const noSuchCall = -52;
const badFile = 8;

/**
 * What libarchive.wasm asks of its surroundings, under its shortened names: files, clocks and an environment that are
 * not there, and memory. `host.memory` is set once the instance exists.
 */
export function libarchiveImports(
  host: { memory?: WebAssembly.Memory },
  cap: HeapCap,
): WebAssembly.ModuleImports {
  const refuse = (): number => noSuchCall;
  const stop = (): never => {
    throw new Error('inspect: libarchive gave up');
  };
  return {
    // dup, fcntl, fstat, lstat, newfstatat, openat, pipe, poll, stat
    ...Object.fromEntries(['h', 'a', 'v', 's', 't', 'e', 'q', 'p', 'u'].map((name) => [name, refuse])),
    // abort, exit
    i: stop,
    d: stop,
    // localtime, mktime, timegm, tzset: times of entries are not asked for, but in RAR 4 a time of 0 counts as missing.
    k: () => undefined,
    l: () => 1,
    m: () => 1,
    r: () => undefined,
    o: (bytes: number) => Number(grow(host.memory, bytes >>> 0, cap)),
    // environ_get, environ_sizes_get
    f: () => 0,
    g: (count: number, size: number) => {
      if (host.memory === undefined) return badFile;
      const view = new DataView(host.memory.buffer);
      view.setUint32(count, 0, true);
      view.setUint32(size, 0, true);
      return 0;
    },
    // fd_close, fd_read, fd_seek, fd_write
    c: () => 0,
    j: () => badFile,
    n: () => badFile,
    b: () => badFile,
  };
}

/** Grows in steps, so that many small wishes cost little. */
function grow(memory: WebAssembly.Memory | undefined, bytes: number, cap: HeapCap): boolean {
  if (memory === undefined) return false;
  if (bytes > cap.maxBytes) {
    cap.hit = true;
    return false;
  }
  const wanted = Math.min(cap.maxBytes, Math.max(bytes, memory.buffer.byteLength * 1.2));
  try {
    memory.grow(Math.ceil((wanted - memory.buffer.byteLength) / pageBytes));
    return true;
  } catch {
    cap.hit = true;
    return false;
  }
}
