import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';

/** What ships, as CycloneDX JSON, from the lock file alone: `npm run -s sbom [-- --out FILE]`. */
await runScript(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const args = [
    'sbom',
    '--omit',
    'dev',
    '--sbom-format',
    'cyclonedx',
    '--sbom-type',
    'application',
    '--package-lock-only',
  ];
  const { code, output } = await run('npm', args);
  if (code !== 0) throw new PlainError(`npm could not list the packages.\n${output}`.trim());
  const bom = JSON.parse(output.slice(output.indexOf('{')));
  // npm takes the name from the folder.
  Object.assign(bom.metadata.component, { name: 'sluice' });
  const text = `${JSON.stringify(bom, null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(values.out, text);
});
