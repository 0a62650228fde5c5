import { Agent, request } from 'node:http';
import { atMost, type Section } from '../lib/report.ts';
import { cpuMsOf, type Subject } from './subject.ts';
import { deviceTokens } from './tokens.ts';

const connections = 16;

/** Polls for policy that find nothing new. */
export async function pollSection(subject: Subject, quick: boolean): Promise<Section> {
  const polls = quick ? 2_000 : 40_000;
  const [token = ''] = await deviceTokens(subject, 1);
  const { pid, url } = subject.process();
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const etag = await new Promise<string>((found, reject) => {
    request(`${url}/v1/policy/head`, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume().on('end', () => found(response.headers.etag ?? ''));
    })
      .on('error', reject)
      .end();
  });
  const headers = { authorization: `Bearer ${token}`, 'if-none-match': etag };
  const poll = (): Promise<void> =>
    new Promise((done, reject) => {
      request(`${url}/v1/policy/head`, { agent, headers }, (response) => {
        if (response.statusCode !== 304) reject(new Error(`a poll was answered with ${response.statusCode}`));
        response.resume().on('end', done);
      })
        .on('error', reject)
        .end();
    });
  const run = async (count: number): Promise<void> => {
    let left = count;
    const worker = async (): Promise<void> => {
      while ((left -= 1) >= 0) await poll();
    };
    await Promise.all(Array.from({ length: connections }, worker));
  };
  await run(Math.floor(polls / 4));
  const [cpu, began] = [cpuMsOf(pid), performance.now()];
  await run(polls);
  const seconds = (performance.now() - began) / 1000;
  const cpuUs = ((cpuMsOf(pid) - cpu) / polls) * 1000;
  agent.destroy();
  return {
    bench: 'polls',
    notes: [`${polls} polls over ${connections} kept connections, answered with 304.`],
    measures: [
      { name: 'CPU of the server process for a poll', value: cpuUs, unit: 'µs', budget: atMost(25, 15) },
      { name: 'polls, beside the load that sends them', value: polls / seconds, unit: '/s' },
    ],
  };
}
