import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';
import { atMost, type Section } from '../lib/report.ts';
import { cpuMsOf, type Subject } from './subject.ts';
import { deviceTokens } from './tokens.ts';

const connections = 16;

interface Target {
  readonly url: string;
  readonly pid: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Polls for policy that find nothing new, beside as many answers of HTTP alone. */
export async function pollSection(subject: Subject, quick: boolean): Promise<Section> {
  const polls = quick ? 2_000 : 40_000;
  const [token = ''] = await deviceTokens(subject, 1);
  const { pid, url } = subject.process();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const bare = await startBare();
  try {
    const headers = { authorization: `Bearer ${token}` };
    const head = `${url}/v1/policy/head`;
    const etag = (await get(agent, { url: head, pid, headers })).etag ?? '';
    const known = { ...headers, 'if-none-match': etag };
    const ours = await measure(agent, { url: head, pid, headers: known }, polls);
    const floor = await measure(agent, { url: bare.url, pid: bare.pid, headers: known }, polls);
    return {
      bench: 'polls',
      notes: [
        `${polls} polls over ${connections} kept connections, answered with 304; then the same by node:http that does nothing else.`,
      ],
      measures: [
        {
          name: 'CPU of the server process for a poll',
          value: ours.cpuUs,
          unit: 'µs',
          budget: atMost(25, 15),
        },
        { name: 'CPU of HTTP alone, for comparison', value: floor.cpuUs, unit: 'µs' },
        { name: 'a poll beside HTTP alone', value: ours.cpuUs / floor.cpuUs, unit: '×' },
        { name: 'polls, beside the load that sends them', value: ours.perSecond, unit: '/s' },
      ],
    };
  } finally {
    agent.destroy();
    bare.stop();
  }
}

async function measure(agent: Agent, target: Target, polls: number) {
  await run(agent, target, Math.floor(polls / 4));
  const [cpu, began] = [cpuMsOf(target.pid), performance.now()];
  await run(agent, target, polls);
  const seconds = (performance.now() - began) / 1000;
  return { cpuUs: ((cpuMsOf(target.pid) - cpu) / polls) * 1000, perSecond: polls / seconds };
}

async function run(agent: Agent, target: Target, polls: number): Promise<void> {
  let left = polls;
  const worker = async (): Promise<void> => {
    while ((left -= 1) >= 0) {
      const { status } = await get(agent, target);
      if (status !== 304) throw new Error(`a poll was answered with ${status}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

function get(agent: Agent, { url, headers }: Target) {
  return new Promise<{ status: number; etag: string | undefined }>((done, reject) => {
    request(url, { agent, headers }, (response) => {
      const answer = { status: response.statusCode ?? 0, etag: response.headers.etag };
      response.resume().on('end', () => done(answer));
    })
      .on('error', reject)
      .end();
  });
}

async function startBare(): Promise<{ url: string; pid: number; stop(): void }> {
  const child = fork(join(root, 'bench/server/bare-http.mjs'));
  const ended = once(child, 'exit').then(() => {
    throw new Error('the server for comparison ended');
  });
  const [port]: unknown[] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    pid: child.pid ?? 0,
    stop: () => {
      child.disconnect();
    },
  };
}
