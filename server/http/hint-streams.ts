import type { ServerResponse } from 'node:http';
import type { Seat } from '../policy/active-policy.ts';

/** An open hint stream: one object a connection, because there are thousands. */
export interface HintStream {
  readonly response: ServerResponse;
  readonly seat: Seat;
  readonly expiresAt: number;
  /** The version it was told last. */
  told: number;
}

const maxStreamsPerDevice = 4;
/** Bytes that may wait for a reader that does not read. */
const maxBacklogBytes = 16_384;

/** The open streams, and by device. */
export interface HintStreams {
  /** Ends the oldest of a device that opens too many. */
  add(stream: HintStream): void;
  /** Writes what `text` says for each stream, nothing where it says null; streams that are over are ended. */
  write(text: (stream: HintStream) => string | null, now: number): void;
  /** Ends those of the devices that the test names. */
  endOf(test: (device: string) => boolean): void;
  count(): number;
  endAll(): void;
}

export function createHintStreams(): HintStreams {
  const streams = new Set<HintStream>();
  const byDevice = new Map<string, HintStream[]>();

  const remove = (stream: HintStream): void => {
    if (!streams.delete(stream)) return;
    const { device } = stream.seat;
    const rest = (byDevice.get(device) ?? []).filter((other) => other !== stream);
    if (rest.length === 0) byDevice.delete(device);
    else byDevice.set(device, rest);
  };
  const end = (stream: HintStream): void => {
    remove(stream);
    stream.response.end();
  };
  return {
    add(stream) {
      const { device } = stream.seat;
      const before = byDevice.get(device) ?? [];
      for (const older of before.slice(0, Math.max(0, before.length + 1 - maxStreamsPerDevice))) end(older);
      streams.add(stream);
      byDevice.set(device, [...(byDevice.get(device) ?? []), stream]);
      stream.response.on('close', () => {
        remove(stream);
      });
    },
    write(text, now) {
      for (const stream of streams) {
        const isOver = stream.expiresAt <= now || stream.response.writableLength > maxBacklogBytes;
        if (isOver) end(stream);
        else {
          const said = text(stream);
          if (said !== null) stream.response.write(said);
        }
      }
    },
    endOf(test) {
      for (const stream of streams) if (test(stream.seat.device)) end(stream);
    },
    count: () => streams.size,
    endAll() {
      for (const stream of streams) end(stream);
    },
  };
}
