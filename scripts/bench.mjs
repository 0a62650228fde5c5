import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureBrowsers, ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage = 'Usage: npm run bench -- [--json] [--only NAME,…] [--quick]';

await runScript(async () => {
  const { json, only, quick } = readArguments();
  const print = process.stdout.write.bind(process.stdout);
  // What is said on the way goes to stderr: stdout holds the results alone.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await ensureDependencies();
  const { chromium } = await ensureBrowsers();
  const built = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--if-changed'], {
    show: true,
  });
  if (built.code !== 0) throw new PlainError('Sluice could not be built; nothing was measured.');
  await withBench('bench/main.ts', async (bench) => {
    const unknown = only?.find((name) => !bench.benches.includes(name));
    if (unknown !== undefined)
      throw new PlainError(`There is no bench "${unknown}", only ${bench.benches.join(', ')}. ${usage}`);
    const say = (line) => process.stderr.write(`${line}\n`);
    const report = await bench.runBenches({ root, only: only ?? bench.benches, quick, chromium, say });
    print(`${json ? bench.toJson(report) : bench.toText(report)}\n`);
  });
});

function readArguments() {
  const options = { json: { type: 'boolean' }, only: { type: 'string' }, quick: { type: 'boolean' } };
  try {
    const { values } = parseArgs({ options: /** @type {const} */ (options) });
    return { json: values.json === true, only: values.only?.split(','), quick: values.quick === true };
  } catch (error) {
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
