import { Gunzip } from 'fflate';
import { crc32 } from '../crc32.ts';
import type { Extractor } from '../extractor.ts';
import { checkRaw, inflateGzip, inflateRaw } from '../inflate.ts';
import type { Meter } from '../meter.ts';
import { UnreadableError } from '../unreadable.ts';
import { collect } from '../zip.ts';

const stepBytes = 16 * 1024;
/** Below, the exact way costs nothing: it also knows what follows a member, which Node's native stream leaves out. */
const smallBytes = 64 * 1024;
const trailerBytes = 8;
/** RFC 1952, 2.3.1.2: whoever finds one set must give up, as a field may follow that nobody knows. */
const reservedFlags = 0xe0;
const broken = (): UnreadableError => new UnreadableError('broken', 'gzip');

/** gzip (RFC 1952), also of several members: the one file inside, under the name that its header gives. */
export const gzipExtractor: Extractor = {
  types: ['application/gzip'],
  async extract(bytes, into, meter) {
    const header = readHeader(bytes);
    const isOne = bytes.length > smallBytes && !hasSecondHeader(bytes, meter);
    const read = isOne ? await oneMember(bytes, header.length, meter) : await collect(members(bytes, meter));
    if (read.problem !== undefined) into.unscannable(read.problem);
    into.text(['comment'], header.comment);
    into.count('entries');
    into.embed([], header.name, read.bytes);
  },
};

interface Header {
  readonly name: string;
  readonly comment: string;
  readonly length: number;
}

function readHeader(bytes: Uint8Array): Header {
  const flags = bytes[3] ?? 0;
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) throw broken();
  if (flags & reservedFlags) throw broken();
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  let name = 'contents';
  if (flags & 8) {
    const end = endOfString(bytes, at);
    name = new TextDecoder('latin1').decode(bytes.subarray(at, end)) || name;
    at = end + 1;
  }
  let comment = '';
  if (flags & 16) {
    const end = endOfString(bytes, at);
    comment = new TextDecoder('latin1').decode(bytes.subarray(at, end));
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return { name, comment, length: at };
}

function endOfString(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(0, from);
  if (end === -1) throw broken();
  return end;
}

/**
 * Whether another member may begin somewhere: its three first bytes also come about by chance, once in 16 MB. Node's
 * DecompressionStream stops at the end of the first one and says nothing.
 */
function hasSecondHeader(bytes: Uint8Array, meter: Meter): boolean {
  for (let at = bytes.indexOf(0x1f, 1); at !== -1; at = bytes.indexOf(0x1f, at + 1)) {
    meter.tick();
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return true;
  }
  return false;
}

/**
 * The usual case, fast: one member up to the end of the file, which its length ends (RFC 1952, 2.3.1). Where it is
 * damaged the platform keeps back what it had read last, so that it is unpacked once more without its frame.
 */
async function oneMember(bytes: Uint8Array, start: number, meter: Meter): ReturnType<typeof collect> {
  const read = await collect(inflateGzip(bytes, meter));
  const view = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4);
  if (read.problem === undefined && view.getUint32(0, true) === read.bytes.length) return read;
  return { ...(await collect(inflateRaw(bytes.subarray(start, -trailerBytes), meter))), problem: 'broken' };
}

/** Members one after the other; slower, as only our own inflater says where one ends. */
async function* members(bytes: Uint8Array, meter: Meter): AsyncGenerator<Uint8Array> {
  let sum = createSum();
  let ready: Uint8Array[] = [];
  let intact = true;
  let ends: number[] = [];
  let start = 0;
  const gunzip = new Gunzip((piece) => {
    meter.inflate(piece.length);
    sum = sum.add(piece);
    ready.push(piece);
  });
  gunzip.onmember = (offset) => {
    intact &&= sum.matches(bytes, offset);
    ends.push(offset);
    sum = createSum();
  };
  for (let at = 0; at < bytes.length; at += stepBytes) {
    meter.tick();
    gunzip.push(bytes.slice(at, at + stepBytes), at + stepBytes >= bytes.length);
    yield* ready;
    ready = [];
    await Promise.resolve();
    for (const end of ends) {
      await checkMember(bytes.subarray(start, end), meter);
      start = end;
    }
    ends = [];
  }
  if (!intact || !sum.matches(bytes, bytes.length)) throw broken();
  await checkMember(bytes.subarray(start), meter);
}

async function checkMember(member: Uint8Array, meter: Meter): Promise<void> {
  meter.tick();
  await checkRaw(member.subarray(readHeader(member).length, -trailerBytes), meter);
}

interface Sum {
  add(piece: Uint8Array): Sum;
  /** Against the trailer that ends at `end`: CRC-32, then the length modulo 2^32. */
  matches(bytes: Uint8Array, end: number): boolean;
}

function createSum(crc = 0, length = 0): Sum {
  return {
    add: (piece) => createSum(crc32(piece, crc), length + piece.length),
    matches(bytes, end) {
      if (end < trailerBytes) return false;
      const view = new DataView(bytes.buffer, bytes.byteOffset + end - trailerBytes, trailerBytes);
      return view.getUint32(0, true) === crc && view.getUint32(4, true) === length >>> 0;
    },
  };
}
