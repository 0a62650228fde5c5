import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from './checks.mjs';
import { root } from './paths.mjs';
import { run, runTool } from './run.mjs';
import { failure, tallyOf } from './tally.mjs';

/** Everything that can be built, where something changed. */
const build = {
  name: 'build',
  run: () => run(process.execPath, ['scripts/build.mjs', '--if-changed'], { show: true }),
};

/** Types, lint, format and import rules; each counts as one test. */
export const runChecks = () => runAll(checks);

/** Counts as one test. */
export const runBuild = () => runAll([build]);

/** Building, itself many processes, has the other core beside the types. */
export const runChecksAndBuild = () => {
  const afterTypes = checks.findIndex(({ name }) => name === 'types') + 1;
  return runAll([...checks.slice(0, afterTypes), build, ...checks.slice(afterTypes)]);
};

/**
 * Two at a time: each is one process on one core.
 *
 * @param {typeof checks} all
 */
async function runAll(all) {
  const tally = { passed: 0, skipped: 0, failures: [] };
  const left = [...all];
  const work = async () => {
    for (let check = left.shift(); check !== undefined; check = left.shift()) {
      const started = Date.now();
      const { code, output } = await check.run();
      const seconds = ((Date.now() - started) / 1000).toFixed(0);
      const isSkipped = code !== 0 && code === check.skippedCode;
      const said = isSkipped ? `skipped, ${output.trim()}:` : code === 0 ? 'ok' : 'FAILED';
      process.stdout.write(`   ${said} ${check.name} (${seconds} s)\n`);
      if (isSkipped) tally.skipped += 1;
      else if (code === 0) tally.passed += 1;
      else tally.failures.push(failure(check.name, output || `ended with code ${code}`));
    }
  };
  await Promise.all([work(), work()]);
  return tally;
}

/**
 * @param {string} suite names the report in test-results/
 * @param {string} config
 * @param {readonly string[]} filters parts of test file names; none = all
 * @param {'default' | 'verbose'} reporter verbose: says each test as it ends, for runs of hours
 */
export async function runVitest(suite, config, filters, reporter = 'default') {
  const report = join(root, 'test-results', `${suite}.json`);
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    'run',
    '--config',
    config,
    `--reporter=${reporter}`,
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await runTool('vitest/vitest.mjs', [...args, ...filters], { show: true });
  return tallyOf(suite, code, existsSync(report) ? readFileSync(report, 'utf8') : null, root);
}
