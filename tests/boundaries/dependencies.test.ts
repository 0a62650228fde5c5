import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readText = (path: string) => readFileSync(join(root, path), 'utf8');

const permissive = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'Apache-2.0',
  'Zlib',
  'PostgreSQL',
];

const { dependencies } = v.parse(
  v.object({ dependencies: v.record(v.string(), v.string()) }),
  JSON.parse(readText('package.json')),
);
const { packages } = v.parse(
  v.object({
    packages: v.record(
      v.string(),
      v.object({
        dev: v.optional(v.boolean()),
        devOptional: v.optional(v.boolean()),
        optionalDependencies: v.optional(v.record(v.string(), v.string()), {}),
      }),
    ),
  }),
  JSON.parse(readText('package-lock.json')),
);
/** Folders of what `npm ci --omit=dev` would install here. */
const production = Object.entries(packages)
  .filter(([folder, { dev, devOptional }]) => folder !== '' && dev !== true && devOptional !== true)
  .map(([folder]) => folder)
  .filter((folder) => existsSync(join(root, folder)));

function licenceOf(folder: string): string {
  const manifest = v.parse(
    v.object({ license: v.fallback(v.string(), 'none') }),
    JSON.parse(readText(join(folder, 'package.json'))),
  );
  return manifest.license;
}

/** `(MIT OR CC0-1.0)`: the choice is ours. */
function isPermissive(licence: string): boolean {
  return licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => permissive.includes(choice));
}

/** Where Node would look for `name` from inside `folder`, nearest first. */
function placesOf(name: string, folder: string): string[] {
  const above = folder.split('/node_modules/');
  const parents = above.map((_part, index) => above.slice(0, above.length - index).join('/node_modules/'));
  return [...parents.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`];
}

describe('dependencies', () => {
  const rows = readText('docs/dependencies.md')
    .split('\n')
    .filter((line) => /^\| (?!Package )[@a-z]/.test(line))
    .map((line) => line.slice(2, -2).split(' | '));

  it('are all in docs/dependencies.md, with version and licence, and nothing else is', () => {
    const listed = rows.map(([name, version, licence]) => [name, version, licence]);
    const wanted = Object.entries(dependencies).map(([name, version]) => [
      name,
      version,
      licenceOf(`node_modules/${name}`),
    ]);
    expect(listed).toEqual(wanted.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  });

  it('have a reason each', () => {
    expect(rows.filter(([, , , reason = '']) => reason.length < 15)).toEqual([]);
  });

  it('are permissive, the indirect ones too', () => {
    expect(production.length).toBeGreaterThan(rows.length);
    const others = production
      .map((folder) => ({ name: folder.replace(/^.*node_modules\//, ''), licence: licenceOf(folder) }))
      .filter(({ licence }) => !isPermissive(licence));
    expect(others).toEqual([]);
  });

  it('are in the lock file for every platform, or npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !placesOf(name, folder).some((place) => place in packages))
        .map((name) => `${folder} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('are pinned exactly', () => {
    expect(
      Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)),
    ).toEqual([]);
  });
});
