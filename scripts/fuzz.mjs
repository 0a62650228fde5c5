import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage =
  'Usage: npm run fuzz -- [patterns|texts|packs …] [--minutes 10] [--seed N]\n' +
  '  Each fuzzer runs for so many minutes (default 10). A failing seed is kept in tests/fuzz/seeds.json.';

await runScript(async () => {
  const { names, minutes, seed } = readArguments();
  await ensureDependencies();
  return withBench('tests/fuzz/main.ts', async ({ fuzzerNames, runFuzzer, keepSeed }) => {
    const unknown = names.find((name) => !fuzzerNames.includes(name));
    if (unknown !== undefined) throw new PlainError(`There is no fuzzer "${unknown}". ${usage}`);
    let failed = 0;
    for (const name of names.length > 0 ? names : fuzzerNames) {
      process.stdout.write(`${name}: ${minutes} minutes from seed ${seed} …\n`);
      const { rounds, counts, slowestMs, failure } = await runFuzzer(name, { root, seed, minutes });
      const told = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
      process.stdout.write(
        `${name}: ${rounds} rounds (slowest ${slowestMs.toFixed(0)} ms), ${told.join(', ')}\n`,
      );
      if (!failure) continue;
      failed += 1;
      keepSeed(root, name, failure.seed);
      process.stdout.write(`${name}: FAILED with seed ${failure.seed}\n${failure.message}\n`);
    }
    return failed > 0 ? 1 : 0;
  });
});

function readArguments() {
  const options = /** @type {const} */ ({
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
  });
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const minutes = Number(values.minutes);
    const seed = Number(values.seed ?? Date.now() % 2 ** 32);
    if (!(minutes > 0)) throw new PlainError(`--minutes must be more than 0. ${usage}`);
    if (!Number.isInteger(seed) || seed < 0) throw new PlainError(`--seed must be a whole number. ${usage}`);
    return { names: positionals, minutes, seed };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
