import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from './checks.mjs';
import { root } from './paths.mjs';
import { run, runTool } from './run.mjs';
import { failure, tallyOf } from './tally.mjs';

/** Types, lint, format and import rules; each counts as one test. Two at a time: each is one process on one core. */
export async function runChecks() {
  const tally = { passed: 0, skipped: 0, failures: [] };
  const left = [...checks];
  const work = async () => {
    for (let check = left.shift(); check !== undefined; check = left.shift()) {
      const { code, output } = await check.run();
      const isSkipped = code !== 0 && code === check.skippedCode;
      const said = isSkipped ? `skipped, ${output.trim()}:` : code === 0 ? 'ok' : 'FAILED';
      process.stdout.write(`   ${said} ${check.name}\n`);
      if (isSkipped) tally.skipped += 1;
      else if (code === 0) tally.passed += 1;
      else tally.failures.push(failure(check.name, output || `ended with code ${code}`));
    }
  };
  await Promise.all([work(), work()]);
  return tally;
}

/** Everything that can be built, where something changed; counts as one test. */
export async function runBuild() {
  const { code, output } = await run(process.execPath, ['scripts/build.mjs', '--if-changed'], { show: true });
  const failures = code === 0 ? [] : [failure('build', output)];
  return { passed: failures.length === 0 ? 1 : 0, skipped: 0, failures };
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
