import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureBrowsers, ensureDependencies } from './lib/setup.mjs';
import { runVitest } from './lib/suites.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage =
  'Usage: npm run test:soak -- [--times 100] [NAME ...] | [--hours 8]\n' +
  '  --times: every chaos and hostile-page test so many times in a row; with names (hostile, page-line) only those files.\n' +
  '  --hours: one tab with as many messages as a busy person writes in so many hours, without the waiting.';

/** One message every 12 seconds. */
const messagesAnHour = 300;

/** Of the hostile pages' tests the one that stands elsewhere: it needs no messenger. */
const pageLine = 'page-line';

await runScript(async () => {
  const { times, hours, names } = readArguments();
  await ensureDependencies();
  await ensureBrowsers();
  const built = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--if-changed'], {
    show: true,
  });
  if (built.code !== 0) throw new PlainError('Sluice could not be built; nothing was run.');
  return hours === undefined ? repeatChaos(times, names) : soak(hours);
});

async function repeatChaos(times, names) {
  const started = Date.now();
  process.env['SLUICE_TIMES'] = String(times);
  process.env['SLUICE_MATRIX'] = 'full'; // also those that `npm test` has no time for
  const files = names.map((name) => (name === pageLine ? `tests/e2e/${name}` : `tests/chaos/${name}`));
  const { passed, failures } = await runVitest('soak', 'vitest.soak.config.ts', files, 'verbose');
  for (const { name, message } of failures) process.stdout.write(`FAILED ${name}\n${message}\n\n`);
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  process.stdout.write(
    `soak: ${passed} chaos tests passed ${times} times each, ${failures.length} did not, in ${minutes} minutes\n`,
  );
  return failures.length > 0 ? 1 : 0;
}

async function soak(hours) {
  const started = Date.now();
  const messages = Math.round(hours * messagesAnHour);
  const say = (line) => process.stdout.write(`${line}\n`);
  return withBench('tests/soak/main.ts', async ({ runSoak }) => {
    const { growth, wrong } = await runSoak({ messages, replicaPages: join(root, 'dist/replicas'), say });
    for (const what of wrong) say(`WRONG ${what}`);
    for (const { what, from, to, allowed, isFlat } of growth) {
      const change = `${from.toFixed(0)} -> ${to.toFixed(0)}, ${allowed.toFixed(0)} more allowed`;
      const word = isFlat ? 'flat' : to - from > allowed ? 'GROWS' : 'too short to tell';
      say(`${word} ${what}: ${change}`);
    }
    const isFine = wrong.length === 0 && growth.every(({ isFlat }) => isFlat);
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    say(`soak: ${isFine ? 'passed' : 'FAILED'}, ${messages} messages (${hours} hours) in ${minutes} minutes`);
    return isFine ? 0 : 1;
  });
}

function readArguments() {
  const options = /** @type {const} */ ({ times: { type: 'string' }, hours: { type: 'string' } });
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const times = Number(values.times ?? 100);
    const hours = values.hours === undefined ? undefined : Number(values.hours);
    if (values.times !== undefined && hours !== undefined)
      throw new PlainError(`Either --times or --hours. ${usage}`);
    if (!Number.isInteger(times) || times < 1)
      throw new PlainError(`--times must be a whole number from 1. ${usage}`);
    if (hours !== undefined && !(hours > 0)) throw new PlainError(`--hours must be more than 0. ${usage}`);
    const files = new Set(readdirSync(join(root, 'tests/chaos')).map((file) => file.split('.')[0]));
    files.add(pageLine);
    const unknown = positionals.find((name) => !files.has(name));
    if (unknown !== undefined) throw new PlainError(`No chaos tests are called ${unknown}. ${usage}`);
    return { times, hours, names: positionals.length > 0 ? positionals : ['', pageLine] };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
