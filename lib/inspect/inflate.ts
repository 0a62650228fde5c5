import { Inflate } from 'fflate';
import type { Meter } from './meter.ts';
import { UnreadableError } from './unreadable.ts';

/** One step of input yields at most 1032 times as much, so a step bounds what is in memory unannounced: 16 MB. */
const stepBytes = 16 * 1024;
/** Below, the start of a native stream costs more than it saves. */
const smallBytes = 32 * 1024;

const broken = (): UnreadableError => new UnreadableError('broken', 'deflate');

/** Compressed bytes in, plain bytes out in pieces (RFC 1951). Throws LimitError, or UnreadableError where damaged. */
export async function* inflateRaw(packed: Uint8Array, meter: Meter): AsyncGenerator<Uint8Array> {
  yield* metered(
    packed.length < smallBytes ? inflateSmall(packed) : inflateNative(packed, 'deflate-raw'),
    meter,
  );
}

/**
 * A whole gzip file (RFC 1952) of one member, its checksum compared; something else behind the member is damage. Otherwise
 * as `inflateRaw`, for which Node says nothing of what follows.
 */
export function inflateGzip(packed: Uint8Array, meter: Meter): AsyncGenerator<Uint8Array> {
  return metered(inflateNative(packed, 'gzip'), meter);
}

async function* metered(
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  meter: Meter,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    meter.tick();
    meter.inflate(piece.length);
    yield piece;
  }
}

/**
 * Throws UnreadableError where other programs would call it damaged, though it may have been read: fflate passes over a
 * stored block whose length does not fit its complement (RFC 1951, 3.2.4). For what was unpacked within the limits before.
 */
export async function checkRaw(packed: Uint8Array, meter: Meter): Promise<void> {
  const pieces = inflateNative(packed, 'deflate-raw');
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) meter.tick();
}

function* inflateSmall(packed: Uint8Array): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let ended = false;
  const inflate = new Inflate((piece, final) => {
    if (piece.length > 0) pieces.push(piece);
    ended ||= final;
  });
  for (let at = 0; at < packed.length && !ended; at += stepBytes) {
    const step = packed.subarray(at, at + stepBytes);
    try {
      inflate.push(step, at + stepBytes >= packed.length);
    } catch {
      yield* pieces;
      throw broken();
    }
    yield* pieces;
    pieces = [];
  }
  if (!ended) throw broken();
}

async function* inflateNative(packed: Uint8Array, format: CompressionFormat): AsyncGenerator<Uint8Array> {
  const { writable, readable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const feed = async (): Promise<void> => {
    for (let at = 0; at < packed.length; at += stepBytes) {
      // A copy: a platform may take the memory over that is written.
      await writer.write(packed.slice(at, at + stepBytes));
    }
    await writer.close();
  };
  // A failure shows on the reading side as well; here it would be unhandled.
  feed().catch(() => undefined);
  try {
    // Node unpacks the next piece on another thread while this one is looked at.
    for (let next = reader.read(); ;) {
      const { done, value } = await next.catch(() => {
        throw broken();
      });
      if (done) return;
      next = reader.read();
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
