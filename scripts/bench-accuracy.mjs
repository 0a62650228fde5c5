import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage =
  'Usage: npm run bench:accuracy -- [--half reported|tuned] [--json] [--quick] [--misses]\n' +
  '  --quick: without peers and evasions. --misses: what was missed or wrongly found, of the tuned half only.';

await runScript(async () => {
  const { json, half, quick, misses } = readArguments();
  await ensureDependencies();
  await withBench('bench/accuracy/main.ts', async ({ measureAccuracy, toText, missesOf }) => {
    const chosen = misses ? 'tuned' : half;
    const report = await measureAccuracy(root, chosen, { peers: !quick, evasions: !quick });
    const without = (scores) => ({ ...scores, misses: undefined });
    const plain = { ...report, medium: without(report.medium), low: without(report.low) };
    const text = misses ? missesOf(report) : json ? JSON.stringify(plain, null, 2) : toText(report);
    process.stdout.write(`${text}\n`);
  });
});

function readArguments() {
  const options = {
    half: { type: 'string', default: 'reported' },
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
  };
  try {
    const { values } = parseArgs({ options: /** @type {const} */ (options) });
    if (!['reported', 'tuned'].includes(values.half)) throw new PlainError(`There is no such half. ${usage}`);
    return values;
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
