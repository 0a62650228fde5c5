import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { run } from './lib/run.mjs';

/** What ships, as CycloneDX JSON, from the lock file alone: `npm run -s sbom [-- --out FILE]`. */
await runScript(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  // Not with `--omit dev`: npm then leaves out what a tool needs as well, seven of our own packages.
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const { code, output } = await run('npm', args);
  if (code !== 0) throw new PlainError(`npm could not list the packages.\n${output}`.trim());
  const bom = JSON.parse(output.slice(output.indexOf('{')));
  // npm takes the name from the folder.
  Object.assign(bom.metadata.component, { name: 'sluice' });
  const text = `${JSON.stringify(onlyShipped(bom), null, 2)}\n`;
  if (values.out === undefined) process.stdout.write(text);
  else writeFileSync(values.out, text);
});

/**
 * Without the packages that only development needs, as the lock file marks them. `devOptional`: a tool of ours that
 * something shipped would also take, and does not bring.
 */
function onlyShipped(bom) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = new Map(
    Object.entries(packages)
      .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
      .map(([path, entry]) => [`${path.split('node_modules/').at(-1)}@${entry.version}`, entry]),
  );
  const known = [bom.metadata.component['bom-ref'], ...shipped.keys()];
  return {
    ...bom,
    components: bom.components
      .filter((component) => shipped.has(component['bom-ref']))
      .map((component) => ({
        ...component,
        scope: shipped.get(component['bom-ref']).optional === true ? 'optional' : 'required',
      })),
    dependencies: bom.dependencies
      .filter(({ ref }) => known.includes(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => shipped.has(on)) })),
  };
}
