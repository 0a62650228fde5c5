import { parseArgs } from 'node:util';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { runVitest } from './lib/suites.mjs';
import { summaryLine } from './lib/tally.mjs';

const usage =
  'Usage: npm run test:faults -- [--rounds 50] [--seed N] [part of a test file name …]\n' +
  '  Everything in tests/faults: kill -9 under load so many times, disks that are full, clocks that jump, slow\n' +
  '  databases, too many requests, attacks, two servers, standbys, older releases.';

await runScript(async () => {
  const { rounds, seed, filters } = readArguments();
  await ensureDependencies();
  process.env['SLUICE_ROUNDS'] = String(rounds);
  process.env['SLUICE_FAULTS'] = 'full'; // also the full disk, which `npm test` has no time for
  if (seed !== undefined) process.env['SLUICE_SEED'] = seed;
  const files = filters.length === 0 ? ['tests/faults/'] : filters.map((name) => `tests/faults/${name}`);
  const tally = await runVitest('faults', 'vitest.config.ts', files);
  for (const { name, message } of tally.failures) process.stdout.write(`FAILED ${name}\n${message}\n\n`);
  process.stdout.write(`${summaryLine([tally])}\n`);
  return tally.failures.length > 0 ? 1 : 0;
});

function readArguments() {
  const options = /** @type {const} */ ({ rounds: { type: 'string' }, seed: { type: 'string' } });
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const rounds = Number(values.rounds ?? 50);
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new PlainError(`--rounds must be a whole number from 1. ${usage}`);
    if (values.seed !== undefined && !/^\d+$/.test(values.seed))
      throw new PlainError(`--seed must be a whole number. ${usage}`);
    return { rounds, seed: values.seed, filters: positionals };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
