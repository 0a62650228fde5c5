import type { Meter } from './meter.ts';

/** The sectors of a compound file and the chains they form ([MS-CFB] 2.1 to 2.5). */
export interface Sectors {
  readonly directoryStart: number;
  /** Streams shorter than this are in the mini stream. */
  readonly miniCutoff: number;
  /** Version 4: sizes have 64 bits. */
  readonly wideSizes: boolean;
  damaged(): boolean;
  damage(): void;
  /** At most `size` bytes of the chain. Throws LimitError before it takes the memory. */
  readChain(start: number, size: number): Uint8Array;
  readMiniChain(mini: Uint8Array, start: number, size: number): Uint8Array;
}

const endOfChain = 0xfffffffe;
const headerFatSectors = 109;

/** Throws where the header makes no sense. */
export function createSectors(bytes: Uint8Array, meter: Meter): Sectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift < 7 || shift > 16) throw new Error('inspect/compound-file-header');
  const sectorBytes = 2 ** shift;
  const count = Math.max(0, Math.ceil(bytes.length / sectorBytes) - 1);
  const at = (sector: number): number => (sector + 1) * sectorBytes;
  let damage = false;
  const fat = fatSectors(view, count, sectorBytes);
  const perSector = sectorBytes / 4;

  /** The sector after this one; anything that is none ends the chain. */
  const next = (sector: number): number => {
    const table = fat[Math.floor(sector / perSector)];
    const position = table === undefined ? -1 : at(table) + (sector % perSector) * 4;
    return position >= 0 && position + 4 <= bytes.length ? view.getUint32(position, true) : -1;
  };

  /** Where the chain goes, at most so many sectors. A circle is found by Brent's algorithm. */
  const chain = (start: number, most: number): number[] => {
    const sectors: number[] = [];
    let anchor = -1;
    for (let sector = start; sector !== endOfChain && sectors.length < most; sector = next(sector)) {
      meter.tick();
      if (sector < 0 || sector >= count || sector === anchor) {
        damage = true;
        break;
      }
      // A power of two: the anchor moves on.
      if ((sectors.length & (sectors.length - 1)) === 0) anchor = sector;
      sectors.push(sector);
    }
    return sectors;
  };

  const readChain = (start: number, size: number): Uint8Array => {
    const sectors = chain(start, Math.min(Math.ceil(size / sectorBytes), count + 1));
    const length = Math.min(size, sectors.length * sectorBytes);
    meter.inflate(length);
    const result = new Uint8Array(length);
    sectors.forEach((sector, index) => {
      const room = Math.min(sectorBytes, length - index * sectorBytes);
      if (at(sector) + room > bytes.length) damage = true;
      result.set(bytes.subarray(at(sector), at(sector) + room), index * sectorBytes);
    });
    // 0xffffffff stands for "as long as the chain is".
    if (size !== 0xffffffff && length < size) damage = true;
    return result;
  };

  const miniShift = view.getUint16(32, true);
  if (miniShift < 2 || miniShift > shift) throw new Error('inspect/compound-file-header');
  const miniBytes = 2 ** miniShift;
  let miniFat: DataView | undefined;
  const readMiniChain = (mini: Uint8Array, start: number, size: number): Uint8Array => {
    if (miniFat === undefined) {
      const table = readChain(view.getUint32(60, true), 0xffffffff);
      miniFat = new DataView(table.buffer);
    }
    meter.inflate(size);
    const result = new Uint8Array(size);
    let filled = 0;
    for (let sector = start; filled < size; filled += miniBytes) {
      meter.tick();
      if (sector * miniBytes >= mini.length) {
        damage = true;
        return result.slice(0, filled);
      }
      result.set(
        mini.subarray(sector * miniBytes, sector * miniBytes + Math.min(miniBytes, size - filled)),
        filled,
      );
      sector = sector * 4 + 4 <= miniFat.byteLength ? miniFat.getUint32(sector * 4, true) : none;
    }
    return result;
  };

  return {
    directoryStart: view.getUint32(48, true),
    miniCutoff: Math.min(view.getUint32(56, true), 65536),
    wideSizes: view.getUint16(26, true) >= 4,
    damaged: () => damage,
    damage: () => {
      damage = true;
    },
    readChain,
    readMiniChain,
  };
}

const none = 0xffffffff;

/** Which sectors hold the FAT: 109 of them in the header, the rest in a chain of its own ([MS-CFB] 2.5). */
function fatSectors(view: DataView, count: number, sectorBytes: number): number[] {
  const found: number[] = [];
  const most = Math.ceil((count * 4) / sectorBytes);
  const take = (position: number, amount: number): void => {
    for (let index = 0; index < amount && found.length < most; index += 1) {
      if (position + index * 4 + 4 > view.byteLength) return;
      found.push(view.getUint32(position + index * 4, true));
    }
  };
  take(76, headerFatSectors);
  let table = view.getUint32(68, true);
  for (let steps = 0; table < count && found.length < most && steps <= count; steps += 1) {
    const position = (table + 1) * sectorBytes;
    take(position, sectorBytes / 4 - 1);
    const pointer = position + sectorBytes - 4;
    table = pointer + 4 <= view.byteLength ? view.getUint32(pointer, true) : none;
  }
  return found;
}
