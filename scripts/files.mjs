import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { ensureTools } from './lib/tools.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage = 'Usage: npm run test:files -- [part of the name of a file …]';

/**
 * Makes the corpus (tests/files) with the programs that people use, looks into every file, and writes docs/FILES.md.
 * Parts of names look into those files alone; then the page stays as it is.
 */
await runScript(async () => {
  const only = readNames();
  await ensureDependencies();
  return withBench('tests/files/main.ts', async ({ runFiles, tools }) => {
    await ensureTools(Object.values(tools));
    const { output } = await run('git', ['rev-parse', '--short', 'HEAD']);
    const about = { commit: output.trim(), date: new Date().toISOString().slice(0, 10) };
    const say = (line) => process.stdout.write(`${line}\n`);
    const { passed, failures, page } = await runFiles({ only, about, say });
    for (const { name, message } of failures) say(`FAILED ${name}\n${message}\n`);
    if (only.length === 0) {
      mkdirSync(join(root, 'docs'), { recursive: true });
      writeFileSync(join(root, 'docs', 'FILES.md'), page);
      say('docs/FILES.md is written.');
    }
    say(`${passed} passed, ${failures.length} failed`);
    return failures.length > 0 ? 1 : 0;
  });
});

function readNames() {
  try {
    return parseArgs({ options: {}, allowPositionals: true }).positionals;
  } catch (error) {
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
