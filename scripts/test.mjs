import { parseArgs } from 'node:util';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureBrowsers, ensureDependencies } from './lib/setup.mjs';
import { runBuild, runChecks, runChecksAndBuild, runVitest } from './lib/suites.mjs';
import { summaryLine } from './lib/tally.mjs';

const usage = 'Usage: npm test -- [--only checks|unit|e2e] [part of a test file name …]';

await runScript(async () => {
  const { only, filters } = readArguments();
  await ensureDependencies();
  if (only === undefined || only === 'e2e') await ensureBrowsers();
  const tallies = [];
  for (const [title, run] of suitesOf(only, filters)) {
    const started = Date.now();
    process.stdout.write(`\n── ${title}\n`);
    const tally = await run();
    tallies.push(tally);
    process.stdout.write(
      `── ${title}: ${((Date.now() - started) / 1000).toFixed(0)} s, ${summaryLine([tally])}\n`,
    );
  }
  report(tallies.flatMap((tally) => tally.failures));
  process.stdout.write(`${summaryLine(tallies)}\n`);
  return tallies.some((tally) => tally.failures.length > 0) ? 1 : 0;
});

/** @returns {[string, () => Promise<import('./lib/tally.mjs').Tally>][]} */
function suitesOf(only, filters) {
  /** @type {[string, () => Promise<import('./lib/tally.mjs').Tally>]} */
  const unit = ['unit tests', () => runVitest('unit', 'vitest.config.ts', filters)];
  /** @type {[string, () => Promise<import('./lib/tally.mjs').Tally>]} */
  const browsers = ['end-to-end tests', () => runVitest('e2e', 'vitest.e2e.config.ts', filters)];
  switch (only) {
    case 'checks':
      return [['checks', runChecks]];
    case 'unit':
      return [unit];
    case 'e2e':
      return [['build', runBuild], browsers];
    default:
      return [['checks and build', runChecksAndBuild], unit, browsers];
  }
}

function readArguments() {
  const options = /** @type {const} */ ({ only: { type: 'string' } });
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const isKnown = [undefined, 'checks', 'unit', 'e2e'].includes(values.only);
    if (!isKnown) throw new PlainError(`There is no suite "${values.only}". ${usage}`);
    if (positionals.length > 0 && values.only !== 'unit' && values.only !== 'e2e') {
      throw new PlainError(`A file name needs --only unit or --only e2e. ${usage}`);
    }
    return { only: values.only, filters: positionals };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}

/** @param {readonly import('./lib/tally.mjs').Failure[]} failures */
function report(failures) {
  process.stdout.write('\n');
  for (const { name, message } of failures) process.stdout.write(`FAILED ${name}\n${message}\n\n`);
}
