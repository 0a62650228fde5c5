import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import * as v from 'valibot';

const script = join(resolve(import.meta.dirname, '..'), 'scripts/bench-server.mjs');
const reportSchema = v.object({
  quick: v.literal(true),
  sections: v.array(
    v.object({
      bench: v.string(),
      measures: v.array(v.object({ name: v.string(), value: v.number(), unit: v.string() })),
    }),
  ),
});

it('measures what it is asked to, and prints JSON alone', async () => {
  const words = ['--quick', '--json', '--only', 'polls,publish'];
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...words]);
  const { sections } = v.parse(reportSchema, JSON.parse(stdout));
  expect(sections.map(({ bench }) => bench)).toEqual(['polls', 'publish']);
  const measures = sections.flatMap((section) => section.measures);
  expect(measures.length).toBeGreaterThan(3);
  expect(measures.filter(({ value }) => !(value > 0))).toEqual([]);
}, 400_000);
