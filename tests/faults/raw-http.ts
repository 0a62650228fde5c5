import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { signRequest } from '../../lib/seal/request.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';

/** A request whose bytes are ours to choose, correctly signed. */
export async function sendBytes(
  device: TestDevice,
  path: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const url = device.url + path;
  const signed = await signRequest({
    method: 'POST',
    url,
    body,
    key: device.key.privateKey,
    keyId: device.answer.device,
  });
  return fetch(url, {
    method: 'POST',
    body,
    headers: { ...signed, 'content-type': 'application/json', ...headers },
  });
}

export interface RawConnection {
  readonly socket: Socket;
  /** Everything that came, once the other side has closed. */
  readonly answered: Promise<string>;
  /** True from the moment the other side has closed or reset it. */
  readonly isOver: () => boolean;
}

export function openRaw(url: string): RawConnection {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let said = '';
  let over = false;
  const answered = new Promise<string>((done) => {
    socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
    socket.on('error', () => undefined); // a reset is one way of being sent away
    socket.on('close', () => {
      over = true;
      done(said);
    });
  });
  return { socket, answered, isOver: () => over };
}

/** Writes as fast as the other side takes it, until it closes; the bytes that it took. */
export async function pour({ socket, isOver }: RawConnection, piece: Buffer, bytes: number): Promise<number> {
  while (!isOver() && socket.bytesWritten < bytes) {
    if (socket.write(piece)) await new Promise((written) => setImmediate(written));
    else
      await new Promise<void>((go) => {
        socket.once('drain', go);
        socket.once('close', go);
      });
  }
  return socket.bytesWritten;
}
