import { runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';

/**
 * Known vulnerabilities of what ships. Without a registry that can be asked (no network, a mirror that only serves
 * packages) nothing is known: that is said, and is no failure: it ends with 3, as skipped.
 */
await runScript(async () => {
  const { output } = await run('npm', ['audit', '--omit=dev', '--json']);
  const report = readJson(output);
  const counts = report?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const reason = report?.message ?? report?.error?.summary ?? 'no answer';
    process.stdout.write(
      `audit: not looked at, the registry cannot be asked (${String(reason).split(' - ')[0]})\n`,
    );
    return 3;
  }
  for (const { name, severity, range } of Object.values(report.vulnerabilities ?? {}))
    process.stdout.write(`${severity}: ${name} ${range}\n`);
  const grave = counts.high + counts.critical;
  process.stdout.write(`audit: ${counts.total} known vulnerabilities, ${grave} of them high or critical\n`);
  return grave > 0 ? 1 : 0;
});

function readJson(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}
