import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run, runTool } from './lib/run.mjs';
import { ensureBrowsers, ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage =
  'Usage: npm run test:soak -- [--times 100] | [--hours 8]\n' +
  '  --times: the chaos tests so many times, up to the first failure.\n' +
  '  --hours: one tab with as many messages as a busy person writes in so many hours, without the waiting.';

/** One message every 12 seconds. */
const messagesAnHour = 300;

await runScript(async () => {
  const { times, hours } = readArguments();
  await ensureDependencies();
  await ensureBrowsers();
  const built = await run(process.execPath, [join(root, 'scripts/build.mjs'), '--if-changed'], {
    show: true,
  });
  if (built.code !== 0) throw new PlainError('Sluice could not be built; nothing was run.');
  return hours === undefined ? repeatChaos(times) : soak(hours);
});

async function repeatChaos(times) {
  const started = Date.now();
  for (let round = 1; round <= times; round += 1) {
    const args = ['run', '--config', 'vitest.e2e.config.ts', 'tests/chaos/'];
    const { code, output } = await runTool('vitest/vitest.mjs', args);
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    if (code !== 0) {
      process.stdout.write(
        `${output}\nsoak: FAILED in round ${round} of ${times}, after ${minutes} minutes\n`,
      );
      return 1;
    }
    process.stdout.write(`round ${round} of ${times} passed, ${minutes} minutes\n`);
  }
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  process.stdout.write(`soak: chaos tests passed ${times} of ${times} times in ${minutes} minutes\n`);
  return 0;
}

async function soak(hours) {
  const started = Date.now();
  const messages = Math.round(hours * messagesAnHour);
  const say = (line) => process.stdout.write(`${line}\n`);
  return withBench('tests/soak/main.ts', async ({ runSoak }) => {
    const { growth, wrong } = await runSoak({ messages, say });
    for (const what of wrong) say(`WRONG ${what}`);
    for (const { what, from, to, allowed, isFlat } of growth) {
      const change = `${from.toFixed(0)} -> ${to.toFixed(0)}, ${allowed.toFixed(0)} more allowed`;
      say(`${isFlat ? 'flat' : 'GROWS'} ${what}: ${change}`);
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
    const { values } = parseArgs({ options });
    const times = Number(values.times ?? 100);
    const hours = values.hours === undefined ? undefined : Number(values.hours);
    if (values.times !== undefined && hours !== undefined)
      throw new PlainError(`Either --times or --hours. ${usage}`);
    if (!Number.isInteger(times) || times < 1)
      throw new PlainError(`--times must be a whole number from 1. ${usage}`);
    if (hours !== undefined && !(hours > 0)) throw new PlainError(`--hours must be more than 0. ${usage}`);
    return { times, hours };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
