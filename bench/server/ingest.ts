import { readEnrolmentCode } from '../../lib/seal/enrolment-code.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { enrolDevice, makeIncident, sign } from '../../server/testing/test-device.ts';
import type { TestDevice } from '../../server/testing/test-device.ts';
import { atLeast, type Section } from '../lib/report.ts';
import { cpuMsOf, type Subject } from './subject.ts';

const batchSize = 20;
/** A device may send 60 requests at once and 5 a second; each here sends fewer than 60 in all. */
const batchesEach = 40;
const atATime = 24;

interface Batch {
  readonly url: string;
  readonly init: RequestInit;
  readonly incidents: readonly Incident[];
}

/** Reports of many devices, signed beforehand, sent as fast as they are taken. */
export async function ingestSection(subject: Subject, quick: boolean): Promise<Section> {
  const devices = await enrolMany(subject, quick ? 20 : 150);
  const requests: Batch[] = [];
  for (let batch = 0; batch < batchesEach; batch += 1)
    for (const device of devices) requests.push(await signedBatch(device));
  const { pid } = subject.process();
  const warm = requests.splice(0, Math.floor(requests.length / 10));
  await sendAll(warm);
  const [cpu, began] = [cpuMsOf(pid), performance.now()];
  const sent = requests.length;
  const latencies = await sendAll(requests);
  const seconds = (performance.now() - began) / 1000;
  const cpuMs = cpuMsOf(pid) - cpu;
  const perSecond = (sent * batchSize) / seconds;
  const plain = await plainInsert(subject, requests);
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    bench: 'ingest',
    notes: [
      `${sent} batches of ${batchSize} incidents from ${devices.length} devices, ${atATime} at a time; signed before, proofs checked, counters kept.`,
      `The yardstick of the same run: the same JSON into a table of one key and one column, ${atATime * batchSize} rows a statement, no counters, no proofs, no HTTP.`,
      'Server, database and load share the cores of this machine.',
    ],
    measures: [
      {
        name: 'incidents stored',
        value: perSecond,
        unit: '/s',
        budget: atLeast(5_000, 10_000),
      },
      { name: 'a plain INSERT of the same, one after the other', value: plain, unit: '/s' },
      { name: 'incidents stored, beside the plain INSERT', value: perSecond / plain, unit: '×' },
      { name: 'batches', value: sent / seconds, unit: '/s' },
      { name: 'CPU of the server process for a batch', value: (cpuMs / sent) * 1000, unit: 'µs' },
      { name: 'answer to a batch, p50', value: at(0.5), unit: 'ms' },
      { name: 'answer to a batch, p99', value: at(0.99), unit: 'ms' },
    ],
  };
}

async function enrolMany(subject: Subject, count: number): Promise<TestDevice[]> {
  const request = { group: 'bench', maxUses: count, days: 1 };
  const answer = (await (await subject.api('POST', '/api/enrolment-codes', request)).json()) as {
    code: string;
  };
  if (!readEnrolmentCode(answer.code).ok) throw new Error('no enrolment code');
  const devices: TestDevice[] = [];
  while (devices.length < count) devices.push(await enrolDevice(answer.code, `person-${devices.length}`));
  return devices;
}

async function signedBatch(device: TestDevice): Promise<Batch> {
  const incidents = Array.from({ length: batchSize }, () => makeIncident());
  return { ...(await sign(device, 'POST', '/v1/incidents', { body: { incidents } })), incidents };
}

/** Rows a second that this database stores on this machine at this hour, when nothing is asked of it but that. */
async function plainInsert({ db }: Subject, batches: readonly Batch[]): Promise<number> {
  const rows = batches.flatMap(({ incidents }) => incidents);
  await db.query('CREATE TABLE bench_yardstick (id uuid PRIMARY KEY, body jsonb NOT NULL)');
  const began = performance.now();
  for (let at = 0; at < rows.length; at += atATime * batchSize)
    await db.query(
      `INSERT INTO bench_yardstick SELECT (body->>'id')::uuid, body FROM jsonb_array_elements($1::jsonb) AS body`,
      [JSON.stringify(rows.slice(at, at + atATime * batchSize))],
    );
  const seconds = (performance.now() - began) / 1000;
  await db.query('DROP TABLE bench_yardstick');
  return rows.length / seconds;
}

/** Milliseconds that each answer took. Throws when one was not stored. */
async function sendAll(requests: readonly Batch[]): Promise<number[]> {
  const latencies: number[] = [];
  const queue = [...requests];
  const worker = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const began = performance.now();
      const response = await fetch(next.url, next.init);
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`a batch was answered with ${response.status}`);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return latencies;
}
