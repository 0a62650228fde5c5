import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { atMost, type Section } from '../lib/report.ts';
import { publishAgain } from './publish.ts';
import { residentKbOf, type Subject } from './subject.ts';
import { deviceTokens } from './tokens.ts';

const streamsEach = 4;

interface Listener {
  readonly socket: Socket;
  /** When the version after the first was heard, by `performance.now()`. */
  heard: number | null;
}

/** Idle hint streams: what each costs, and how soon all have heard of a new version. */
export async function pushSection(subject: Subject, quick: boolean): Promise<Section> {
  const count = quick ? 500 : 9_000;
  const tokens = await deviceTokens(subject, Math.ceil(count / streamsEach));
  const { pid, url } = subject.process();
  const before = residentKbOf(pid);
  const listeners: Listener[] = [];
  for (let at = 0; at < count; at += 100) {
    const some = Array.from({ length: Math.min(100, count - at) }, (_, index) =>
      open(url, tokens[(at + index) % tokens.length] ?? ''),
    );
    listeners.push(...(await Promise.all(some)));
  }
  const kb = (residentKbOf(pid) - before) / count;
  const all = Promise.all(
    listeners.map(({ socket }) => new Promise<void>((told) => socket.once('told', told))),
  );
  await publishAgain(subject);
  const answered = performance.now();
  await all;
  const heard = listeners.map(({ heard: at }) => at ?? Infinity).sort((a, b) => a - b);
  for (const { socket } of listeners) socket.destroy();
  const [first = 0] = heard;
  return {
    bench: 'push',
    notes: [
      `${count} streams to one process, read by another on the same machine; a publish, told to all of them.`,
    ],
    measures: [
      { name: 'memory for a stream', value: kb, unit: 'KB', budget: atMost(12, 12) },
      {
        name: 'from the first that heard it to half',
        value: (heard[Math.floor(count / 2)] ?? 0) - first,
        unit: 'ms',
      },
      {
        name: 'from the first that heard it to all',
        value: (heard.at(-1) ?? 0) - first,
        unit: 'ms',
        budget: atMost(500, 500),
      },
      {
        // Most have heard by then: the hint goes out when the version is stored.
        name: "from the publish's answer to all",
        value: Math.max(0, (heard.at(-1) ?? 0) - answered),
        unit: 'ms',
        budget: atMost(500, 500),
      },
    ],
  };
}

async function open(url: string, token: string): Promise<Listener> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const listener: Listener = { socket, heard: null };
  await new Promise<void>((ready, reject) => {
    let versions = 0;
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('a stream was refused')));
    socket.on('data', (chunk: Buffer) => {
      versions += chunk.toString('latin1').split('event: policy').length - 1;
      if (versions >= 1) ready();
      if (versions < 2 || listener.heard !== null) return;
      listener.heard = performance.now();
      socket.emit('told');
    });
    socket.write(`GET /v1/hints HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  });
  return listener;
}
