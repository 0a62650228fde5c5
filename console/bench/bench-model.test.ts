import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { emptyCatalogue } from '../detectors/catalogue-entry.ts';
import type { BenchClient } from './bench-client.ts';
import { createBench, mostFiles } from './bench-model.ts';

/** Reads what it is given; files whose name starts with "bad" cannot be read. */
function scene() {
  const asked: { readonly kind: string; readonly about: object }[] = [];
  const client: BenchClient = {
    ask(kind, about) {
      asked.push({ kind, about });
      if (kind !== 'read' || !('name' in about) || about.name.startsWith('bad')) return Promise.resolve(null);
      const file = { name: about.name, type: 'text/plain', bytes: 1, facets: [], counts: {}, texts: [] };
      return Promise.resolve(file as never);
    },
    end: () => undefined,
  };
  return { bench: createBench(client, 'en', () => 0), asked };
}
const named = (...names: readonly string[]) => names.map((name) => new File(['x'], name));
type Bench = ReturnType<typeof scene>['bench'];
const states = ({ files }: Bench) =>
  files.value.map((file) => `${file.kind} ${file.kind === 'read' ? file.file.name : file.name}`);

it('looks into each of several files, and goes on after one that cannot be read', async () => {
  const { bench } = scene();
  const taking = bench.takeFiles(named('a', 'bad', 'b'));
  expect(states(bench)).toEqual(['reading a', 'reading bad', 'reading b']);
  await taking;
  expect(states(bench)).toEqual(['read a', 'failed bad', 'read b']);
  expect(bench.situation.value.channel).toBe('file');
});

it('says how many were too many', async () => {
  const { bench } = scene();
  await bench.takeFiles(named(...Array.from({ length: mostFiles + 2 }, (_, n) => `f${n}`)));
  expect(bench.files.value).toHaveLength(mostFiles);
  expect(bench.leftOut.value).toBe(2);
});

it('looks on at the same file when one before it is taken away, and at text again after the last', async () => {
  const { bench } = scene();
  await bench.takeFiles(named('a', 'b', 'c'));
  bench.lookAt(2);
  bench.dropFile(0);
  expect([states(bench)[bench.at.value], bench.at.value]).toEqual(['read c', 1]);
  bench.dropFile(1);
  expect(bench.at.value).toBe(0);
  bench.dropFile(0);
  expect(bench.files.value).toEqual([]);
  expect(bench.situation.value.channel).toBe('message');
});

it('asks what happens to all that could be read, once it has been', async () => {
  const { bench, asked } = scene();
  const ended = new AbortController();
  const editor = {
    taken: signal(1),
    catalogue: signal({ ...emptyCatalogue, platforms: ['telegram'] }),
    progress: signal(1),
  };
  await bench.takeFiles(named('a', 'bad', 'b'));
  bench.lookAt(2);
  bench.follow(editor, ended.signal);
  const [survey] = asked.filter(({ kind }) => kind === 'survey');
  expect(survey?.about).toMatchObject({
    at: 1,
    platforms: ['telegram'],
    contents: [{ file: { name: 'a' } }, { file: { name: 'b' } }],
  });
  ended.abort();
});

it('leaves a file that was taken away while it was read', async () => {
  const { bench } = scene();
  const taking = bench.takeFiles(named('a', 'b'));
  bench.dropFiles();
  await taking;
  expect(bench.files.value).toEqual([]);
});
