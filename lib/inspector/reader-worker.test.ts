import { expect, it } from 'vitest';
import { loadPolicy } from '../core/decide/index.ts';
import { compilePolicy } from '../core/policy/compile.ts';
import { samplePolicy, sampleRule } from '../core/policy/sample-policy.ts';
import { LimitError, standardLimits } from '../inspect/meter.ts';
import { createReadersFor } from '../inspect/readers.ts';
import { serveReader } from './reader-worker.ts';

const about = { organisation: 'o', version: 2, issuedAt: '2026-03-01T00:00:00.000Z' };
const compiled = compilePolicy(samplePolicy(sampleRule({ then: '{ action: block }' })), about);
if (!compiled.ok) throw new Error('the test\u2019s own policy');
const known = loadPolicy(compiled.value);

const fakes = (load: (engines: readonly string[]) => Promise<void>) => {
  const did: unknown[] = [];
  let hear: (event: { readonly data?: unknown }) => void = () => undefined;
  const scope = {
    postMessage: (message: unknown) => void did.push(message),
    addEventListener(_type: 'message', listener: typeof hear) {
      hear = listener;
    },
  };
  serveReader(scope, {
    policy(hash, version) {
      did.push([hash, version]);
      return Promise.resolve(version === 2 ? known : null);
    },
    readersFor: createReadersFor([]),
    asked: () => ['pdf'],
    load(engines) {
      did.push(engines);
      return load(engines);
    },
    limits: standardLimits,
  });
  return { did, hear: (data: unknown) => hear({ data }) };
};
const preparation = { prepare: ['pdf', 'writing'], policyHash: 'h', policyVersion: 2 };

it.each([
  ['are loaded', () => Promise.resolve()],
  ['may fail to load', () => Promise.reject(new LimitError('inspector-unavailable'))],
])(
  'engines of a reader that stands by %s, with the policy of the last file, without an answer',
  async (_how, load) => {
    const { did, hear } = fakes(load);
    hear(preparation);
    await expect.poll(() => did).toEqual([['h', 2], preparation.prepare]);
    hear({ name: 'a.txt', size: 1, bytes: Uint8Array.of(65), policyHash: 'other', policyVersion: 3 });
    await expect
      .poll(() => did.at(-1))
      .toMatchObject({
        end: { failed: 'inspector-unavailable' },
        engines: ['pdf'],
      });
    expect(did).toHaveLength(4);
  },
);

it('a file that comes while engines are loaded is read by its own policy', async () => {
  const { did, hear } = fakes(() => new Promise(() => undefined));
  hear(preparation);
  hear({ name: 'a.txt', size: 1, bytes: Uint8Array.of(65), policyHash: 'other', policyVersion: 3 });
  await expect.poll(() => did.at(-1)).toMatchObject({ end: { failed: 'inspector-unavailable' } });
  expect(did).toContainEqual(['other', 3]);
});

it('nothing is loaded for a policy that is not there any more', async () => {
  const { did, hear } = fakes(() => Promise.resolve());
  hear({ ...preparation, policyVersion: 3 });
  hear({ name: 'a.txt', size: 1, bytes: Uint8Array.of(65), policyHash: 'h', policyVersion: 3 });
  await expect.poll(() => did.at(-1)).toMatchObject({ end: { failed: 'inspector-unavailable' } });
  expect(did).not.toContainEqual(preparation.prepare);
});
