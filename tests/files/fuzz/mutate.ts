import { type Random } from '../../fuzz/random.ts';
import { mutateZip } from './mutate-zip.ts';

/** One way to damage a file; `others` are files to take pieces from. */
export type Mutation = (bytes: Uint8Array, random: Random, others: readonly Uint8Array[]) => Uint8Array;

/** Numbers on which length checks stumble. */
const lengths = [
  0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];

const flips: Mutation = (bytes, random) => {
  const copy = bytes.slice();
  const count = 1 + random.int(8);
  for (let change = 0; change < count; change += 1) {
    const at = random.int(copy.length);
    copy[at] = random.chance(0.5) ? random.int(256) : (copy[at] ?? 0) ^ (1 << random.int(8));
  }
  return copy;
};

const truncate: Mutation = (bytes, random) =>
  random.chance(0.8) ? bytes.slice(0, random.int(bytes.length)) : bytes.slice(random.int(bytes.length));

/** A piece of at most 4 KB, anywhere. */
function piece(bytes: Uint8Array, random: Random): readonly [from: number, to: number] {
  const from = random.int(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + random.int(random.chance(0.5) ? 32 : 4096))];
}

const remove: Mutation = (bytes, random) => {
  const [from, to] = piece(bytes, random);
  return join(bytes.subarray(0, from), bytes.subarray(to));
};

const duplicate: Mutation = (bytes, random) => {
  const [from, to] = piece(bytes, random);
  const times = random.chance(0.9) ? 1 : 1 + random.int(200);
  const again = Array.from({ length: times }, () => bytes.subarray(from, to));
  return join(bytes.subarray(0, to), ...again, bytes.subarray(to));
};

const splice: Mutation = (bytes, random, others) => {
  const other = random.pick(others);
  const [from, to] = piece(other, random);
  const at = random.int(bytes.length + 1);
  const rest = random.chance(0.5) ? at : Math.min(bytes.length, at + to - from);
  return join(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(rest));
};

/** The front of one file and the end of another. */
const cross: Mutation = (bytes, random, others) => {
  const other = random.pick(others);
  return join(bytes.subarray(0, random.int(bytes.length + 1)), other.subarray(random.int(other.length + 1)));
};

const swap: Mutation = (bytes, random) => {
  const [from, to] = piece(bytes, random);
  const [other] = piece(bytes, random);
  const copy = bytes.slice();
  copy.copyWithin(Math.min(other, copy.length), from, to);
  return copy;
};

const lengthField: Mutation = (bytes, random) => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const count = 1 + random.int(3);
  for (let change = 0; change < count; change += 1) {
    const width = random.pick([1, 2, 4] as const);
    if (copy.length < width) continue;
    const at = random.int(copy.length - width + 1);
    const value = random.pick(lengths);
    if (width === 1) view.setUint8(at, value & 0xff);
    else if (width === 2) view.setUint16(at, value & 0xffff, random.chance(0.7));
    else view.setUint32(at, value, random.chance(0.7));
  }
  return copy;
};

/** Decimal numbers, as PDF, RTF, mail and XML write lengths and counts. */
const number: Mutation = (bytes, random) => {
  const digits: number[] = [];
  for (let at = 0; at < bytes.length; at += 1)
    if (isDigit(bytes[at]) && !isDigit(bytes[at - 1])) digits.push(at);
  if (digits.length === 0) return flips(bytes, random, []);
  const from = random.pick(digits);
  let to = from;
  while (isDigit(bytes[to])) to += 1;
  const written = random.pick([
    '0',
    '-1',
    '1',
    '99999',
    '2147483648',
    '4294967295',
    '1e999',
    '99999999999999999999',
  ]);
  return join(bytes.subarray(0, from), new TextEncoder().encode(written), bytes.subarray(to));
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

export const mutations: Readonly<Record<string, Mutation>> = {
  flips,
  truncate,
  remove,
  duplicate,
  splice,
  cross,
  swap,
  lengthField,
  number,
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** One to three mutations, each named. Zips are damaged in their directory and in their files half of the time. */
export function mutate(
  bytes: Uint8Array,
  random: Random,
  others: readonly Uint8Array[],
): { readonly bytes: Uint8Array; readonly ways: readonly string[] } {
  const ways: string[] = [];
  let damaged = bytes;
  const steps = random.chance(0.7) ? 1 : 2 + random.int(2);
  for (let step = 0; step < steps && damaged.length > 0; step += 1) {
    if (isZip(damaged) && random.chance(0.5)) {
      const inside = mutateZip(damaged, random, (file) => mutate(file, random, others).bytes);
      damaged = inside.bytes;
      ways.push(inside.way);
      continue;
    }
    const way = random.pick(Object.keys(mutations));
    damaged = mutations[way]?.(damaged, random, others) ?? damaged;
    ways.push(way);
  }
  return { bytes: damaged, ways };
}

export function join(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of pieces) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}
