import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage = 'Usage: npm run bench:server -- [--json] [--rows 1000000] [--only NAME,…] [--quick]';

await runScript(async () => {
  const { json, rows, only, quick } = readArguments();
  const print = process.stdout.write.bind(process.stdout);
  // What is said on the way goes to stderr: stdout holds the results alone.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await ensureDependencies();
  for (const part of ['server', 'console']) {
    const build = [join(root, 'scripts/build.mjs'), '--only', part, '--if-changed'];
    const built = await run(process.execPath, build, { show: true });
    if (built.code !== 0) throw new PlainError(`The ${part} could not be built; nothing was measured.`);
  }
  await withBench('bench/server/main.ts', async (bench) => {
    const unknown = only?.find((name) => !bench.benches.includes(name));
    if (unknown !== undefined)
      throw new PlainError(`There is no bench "${unknown}", only ${bench.benches.join(', ')}. ${usage}`);
    const say = (line) => process.stderr.write(`${line}\n`);
    const report = await bench.runServerBenches({ rows, only: only ?? bench.benches, quick, say });
    print(`${json ? bench.toJson(report) : bench.toText(report)}\n`);
  });
});

function readArguments() {
  const options = /** @type {const} */ ({
    json: { type: 'boolean' },
    rows: { type: 'string' },
    only: { type: 'string' },
    quick: { type: 'boolean' },
  });
  try {
    const { values } = parseArgs({ options });
    const rows = Number(values.rows ?? (values.quick ? 20_000 : 1_000_000));
    if (!Number.isInteger(rows) || rows < 1)
      throw new PlainError(`--rows must be a whole number from 1. ${usage}`);
    return { json: values.json === true, rows, only: values.only?.split(','), quick: values.quick === true };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
