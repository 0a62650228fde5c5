import { checks } from './lib/checks.mjs';
import { runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';

await runScript(async () => {
  await ensureDependencies();
  let failed = 0;
  for (const check of checks.filter(({ name }) => name !== 'types')) {
    const { code, output } = await check.run();
    if (code === 0) continue;
    failed += 1;
    process.stdout.write(`${check.name}:\n${output.trim()}\n\n`);
  }
  return failed === 0 ? 0 : 1;
});
