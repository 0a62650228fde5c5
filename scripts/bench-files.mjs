import { parseArgs } from 'node:util';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage = 'Usage: npm run bench:files -- [--json] [--only NAME,…] [--times 5]';

/** Reading files, beside the programs that Debian has for it. What is missing is named, and nothing is installed. */
await runScript(async () => {
  const { json, only, times } = readArguments();
  const print = process.stdout.write.bind(process.stdout);
  // What is said on the way goes to stderr: stdout holds the results alone.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await ensureDependencies();
  await withBench('bench/files/main.ts', async ({ fileBenches, runFileBenches, toJson, toText }) => {
    const unknown = only?.find((name) => !fileBenches.includes(name));
    if (unknown !== undefined)
      throw new PlainError(`There is no bench "${unknown}", only ${fileBenches.join(', ')}. ${usage}`);
    const say = (line) => process.stderr.write(`${line}\n`);
    const report = await runFileBenches({ only: only ?? fileBenches, times, say });
    print(`${json ? toJson(report) : toText(report)}\n`);
  });
});

function readArguments() {
  const options = /** @type {const} */ ({
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string', default: '5' },
  });
  try {
    const { values } = parseArgs({ options });
    const times = Number(values.times);
    if (!Number.isInteger(times) || times < 1)
      throw new PlainError(`--times must be a whole number from 1. ${usage}`);
    return { json: values.json, only: values.only?.split(','), times };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
