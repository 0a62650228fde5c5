import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverageText, readNotes } from './lib/coverage.mjs';
import { root } from './lib/paths.mjs';
import { runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureBrowsers, ensureDependencies } from './lib/setup.mjs';
import { runBuild, runVitest } from './lib/suites.mjs';
import { summaryLine } from './lib/tally.mjs';

/** What else `npm test` has no time for, or not for all clients. */
const moreOfAll = [
  'tests/e2e/channels',
  'tests/e2e/files-bombs',
  'tests/e2e/files-firefox-trouble',
  'tests/e2e/firefox-ways-on',
  'tests/e2e/files-kept',
  'tests/e2e/files-languages',
  'tests/e2e/live-probe',
  'tests/e2e/start-demo',
  'console/console.e2e',
  'console/looks.e2e',
  'console/widths.e2e',
  'console/hostile.e2e',
  'console/hostile-policy.e2e',
  'console/settings/settings.e2e',
  'console/coverage/coverage.e2e',
];

/**
 * Every cell of the matrix in Chromium and Firefox; writes docs/COVERAGE.md with what was seen. Starts of file names
 * (`npm run test:matrix -- whatsapp telegram-k`) play those alone, and the page then speaks of those alone.
 */
await runScript(async () => {
  const files = process.argv.slice(2);
  await ensureDependencies();
  await ensureBrowsers();
  const built = await runBuild();
  if (built.failures.length > 0) return 1;
  const notes = join(root, 'test-results', 'matrix.jsonl');
  mkdirSync(join(root, 'test-results'), { recursive: true });
  rmSync(notes, { force: true });
  process.env['SLUICE_MATRIX'] = 'full';
  process.env['SLUICE_MATRIX_NOTES'] = notes;
  const places = files.flatMap((name) => [
    `tests/matrix/${name}`,
    `tests/matrix/full/${name}`,
    `tests/matrix/full/firefox-${name}`,
    `replicas/${name}/`,
  ]);
  const tally = await runVitest(
    'matrix',
    'vitest.e2e.config.ts',
    files.length > 0
      ? places
      : ['tests/matrix/', 'tests/conformance/', 'tests/chaos/', 'replicas/', ...moreOfAll],
  );
  const { output } = await run('git', ['rev-parse', '--short', 'HEAD']);
  const seen = readNotes(existsSync(notes) ? readFileSync(notes, 'utf8') : '');
  const about = { commit: output.trim(), date: new Date().toISOString().slice(0, 10), files };
  writeFileSync(join(root, 'docs', 'COVERAGE.md'), coverageText(seen, about));
  for (const { name, message } of tally.failures) process.stdout.write(`FAILED ${name}\n${message}\n\n`);
  process.stdout.write(`docs/COVERAGE.md is written.\n${summaryLine([tally])}\n`);
  return tally.failures.length > 0 ? 1 : 0;
});
