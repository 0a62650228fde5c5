import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { expect, it } from 'vitest';

const checkout = resolve(import.meta.dirname, '..');
const read = (name: string): unknown => JSON.parse(readFileSync(join(checkout, name), 'utf8'));
const bomSchema = v.object({
  bomFormat: v.literal('CycloneDX'),
  metadata: v.object({ component: v.object({ name: v.literal('sluice') }) }),
  components: v.array(
    v.object({
      'bom-ref': v.string(),
      purl: v.pipe(v.string(), v.startsWith('pkg:npm/')),
      hashes: v.pipe(v.array(v.unknown()), v.minLength(1)),
      licenses: v.pipe(v.array(v.unknown()), v.minLength(1)),
    }),
  ),
  dependencies: v.array(v.object({ ref: v.string(), dependsOn: v.array(v.string()) })),
});
const dependenciesSchema = v.object({
  dependencies: v.record(v.string(), v.string()),
  devDependencies: v.record(v.string(), v.string()),
});
const lockSchema = v.object({
  packages: v.record(
    v.string(),
    v.object({
      version: v.string(),
      dev: v.optional(v.boolean(), false),
      devOptional: v.optional(v.boolean(), false),
    }),
  ),
});

it('npm run -s sbom names all that ships, and nothing that only development needs', async () => {
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'sbom'], { cwd: checkout });
  const { components, dependencies } = v.parse(bomSchema, JSON.parse(stdout));
  const listed = components.map((component) => component['bom-ref']);
  const ours = v.parse(dependenciesSchema, read('package.json'));
  const named = (of: Record<string, string>) =>
    Object.entries(of).map(([name, version]) => `${name}@${version}`);
  expect(listed).toEqual(expect.arrayContaining(named(ours.dependencies)));
  const isTool = (ref: string): boolean => named(ours.devDependencies).includes(ref);
  expect(dependencies.find(({ ref }) => ref.startsWith('sluice@'))?.dependsOn.filter(isTool)).toEqual([]);
  const { packages } = v.parse(lockSchema, read('package-lock.json'));
  const shipped = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version }]) => `${String(path.split('node_modules/').at(-1))}@${version}`);
  expect(listed.toSorted()).toEqual([...new Set(shipped)].toSorted());
});
