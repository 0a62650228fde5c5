import { atMost, type Section } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import type { Subject } from './subject.ts';
import { deviceTokens } from './tokens.ts';

/** Publishes the policy in force once more, as a new version. */
export async function publishAgain(subject: Subject): Promise<{ version: number }> {
  const policy = (await (await subject.api('GET', '/api/policy')).json()) as {
    version: number;
    files: unknown;
  };
  const body = { files: policy.files, message: 'Again', baseVersion: policy.version };
  const response = await subject.api('POST', '/api/policy/publish', body);
  const { version } = (await response.json()) as { version: number };
  if (response.status !== 200) throw new Error(`publishing was answered with ${response.status}`);
  return { version };
}

/** From sending a publish request until a device's poll is answered with the new version. */
export async function publishSection(subject: Subject, quick: boolean): Promise<Section> {
  const [token = ''] = await deviceTokens(subject, 1);
  const { url } = subject.process();
  const head = async (): Promise<number> => {
    const response = await fetch(`${url}/v1/policy/head`, { headers: { authorization: `Bearer ${token}` } });
    return ((await response.json()) as { version: number }).version;
  };
  const times: number[] = [];
  for (let turn = 0; turn < (quick ? 2 : 5); turn += 1) {
    const began = performance.now();
    const { version } = await publishAgain(subject);
    while ((await head()) !== version);
    times.push(performance.now() - began);
  }
  return {
    bench: 'publish',
    notes: [
      `The default policy (rules/), every example run, compiled, signed and served; ${times.length} times.`,
    ],
    measures: [
      {
        name: 'publish request to new version served, median',
        value: median(times) / 1000,
        unit: 's',
        budget: atMost(1, 1),
      },
    ],
  };
}
