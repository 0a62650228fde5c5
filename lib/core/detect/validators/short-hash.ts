import { lazy } from '../../lazy.ts';

/**
 * Hashes of one block, for the check sums in wallet addresses and nothing else: an eighth of the size that a general
 * library would add to every chat page. Tested against one.
 */

const word = 0x1_0000_0000;
/** The fractional parts of the square and cube roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const constants = lazy(() => {
  const primes = firstPrimes(64);
  return {
    initial: primes.slice(0, 8).map((prime) => (Math.sqrt(prime) * word) | 0),
    rounds: primes.map((prime) => (Math.cbrt(prime) * word) | 0),
  };
});

function firstPrimes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
}

/** SHA-256 of at most 55 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const { initial, rounds } = constants();
  const block = new DataView(new ArrayBuffer(64));
  bytes.forEach((byte, i) => {
    block.setUint8(i, byte);
  });
  block.setUint8(bytes.length, 0x80);
  block.setUint32(60, bytes.length * 8);
  const words = Array.from({ length: 16 }, (_, i) => block.getInt32(i * 4));
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = initial;
  for (let i = 0; i < 64; i += 1) {
    const w = (words[i] ??= nextWord(words, i));
    const choice = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (rounds[i] ?? 0) + w) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  const hash = new DataView(new ArrayBuffer(32));
  [a, b, c, d, e, f, g, h].forEach((part, i) => {
    hash.setInt32(i * 4, part + (initial[i] ?? 0));
  });
  return new Uint8Array(hash.buffer);
}

function nextWord(words: readonly number[], i: number): number {
  const [x = 0, y = 0] = [words[i - 15], words[i - 2]];
  const low = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
  const high = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
  return ((words[i - 16] ?? 0) + low + (words[i - 7] ?? 0) + high) | 0;
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

const lane = 0xffff_ffff_ffff_ffffn;

/** Keccak-256 as Ethereum has it (padding of the submission, not of FIPS 202), of at most 135 bytes. */
export function keccak256(bytes: Uint8Array): Uint8Array {
  const state = new DataView(new ArrayBuffer(200));
  bytes.forEach((byte, i) => {
    state.setUint8(i, byte);
  });
  state.setUint8(bytes.length, 1);
  state.setUint8(135, state.getUint8(135) | 0x80);
  const lanes = Array.from({ length: 25 }, (_, i) => state.getBigUint64(i * 8, true));
  permute(lanes);
  lanes.forEach((value, i) => {
    state.setBigUint64(i * 8, value, true);
  });
  return new Uint8Array(state.buffer.slice(0, 32));
}

/** Keccak-f[1600] (FIPS 202, 3.2 and 3.3), the round constants from their shift register. */
function permute(lanes: bigint[]): void {
  let register = 1;
  for (let round = 0; round < 24; round += 1) {
    mixColumns(lanes);
    const rows = moved(lanes);
    rows.forEach((value, i) => {
      const row = i - (i % 5);
      lanes[i] = value ^ (~at(rows, row + ((i + 1) % 5)) & lane & at(rows, row + ((i + 2) % 5)));
    });
    for (let bit = 0; bit < 7; bit += 1) {
      if (register & 1) lanes[0] = at(lanes, 0) ^ (1n << BigInt(2 ** bit - 1));
      register = register & 0x80 ? (register << 1) ^ 0x171 : register << 1;
    }
  }
}

function mixColumns(lanes: bigint[]): void {
  const parity = [0, 1, 2, 3, 4].map((x) =>
    [0, 5, 10, 15, 20].reduce((sum, y) => sum ^ at(lanes, x + y), 0n),
  );
  lanes.forEach((value, i) => {
    lanes[i] = value ^ at(parity, (i + 4) % 5) ^ turnLane(at(parity, (i + 1) % 5), 1);
  });
}

function moved(lanes: readonly bigint[]): bigint[] {
  const rows = [...lanes];
  let [x, y] = [1, 0];
  for (let step = 0; step < 24; step += 1) {
    const from = x + 5 * y;
    [x, y] = [y, (2 * x + 3 * y) % 5];
    rows[x + 5 * y] = turnLane(at(lanes, from), (((step + 1) * (step + 2)) / 2) % 64);
  }
  return rows;
}

function turnLane(value: bigint, by: number): bigint {
  return ((value << BigInt(by)) | (value >> BigInt(64 - by))) & lane;
}

function at(lanes: readonly bigint[], i: number): bigint {
  return lanes[i] ?? 0n;
}
