import { expect, it } from 'vitest';
import { createBenchClient } from './bench-client.ts';

it('answers with nothing where no worker can be started, and tries again at the next question', async () => {
  let tried = 0;
  const client = createBenchClient(
    () => {
      tried += 1;
      throw new ReferenceError('Worker is not defined');
    },
    () => Promise.resolve(null),
  );
  const ask = () => client.ask('try', { path: 'rules/detectors/one.yaml', text: '' });
  expect([await ask(), await ask(), tried]).toEqual([null, null, 2]);
});
