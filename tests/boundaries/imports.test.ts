import { relative, dirname } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { cruised } from '../../scripts/lib/checks.mjs';
import { copySources, type SourceCopy } from './copy.ts';
import { importPlants, type ImportPlant } from './import-plants.ts';

const reportSchema = v.object({
  summary: v.object({
    totalCruised: v.number(),
    violations: v.array(v.object({ from: v.string(), rule: v.object({ name: v.string() }) })),
  }),
});

describe('import rules', { timeout: 120_000 }, () => {
  let copy: SourceCopy;
  beforeAll(() => {
    copy = copySources('imports');
  });
  afterAll(() => {
    copy.remove();
  });

  async function cruise() {
    const { stdout } = await copy.run('dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'json',
      ...cruised,
    ]);
    const { summary } = v.parse(reportSchema, JSON.parse(stdout));
    return { ...summary, violations: summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`) };
  }

  it('have a plant each', () => {
    const rules = config.forbidden?.map(({ name }) => name);
    expect(new Set(importPlants.map(({ rule }) => rule))).toEqual(new Set(rules));
  });

  it('name every planted violation, and let what is allowed pass', async () => {
    copy.plant(targetsOf(importPlants));
    copy.plant(Object.fromEntries(importPlants.map((plant) => [plant.from, importLine(plant)])));
    copy.plant({
      'lib/core/zz-heavy.ts': "export { parse } from 'yaml';\n",
      'server/zz-cycle-b.ts': "import { one } from './zz-cycle-a.ts';\nexport const target = one;\n",
      'console/zz-types.ts':
        "import type { target } from '../server/zz-target.ts';\nexport type T = typeof target;\n",
      'lib/guard/zz-allowed.test.ts': "import 'node:fs';\nimport '../../replicas/zz-target.ts';\n",
    });
    const { totalCruised, violations } = await cruise();
    expect(totalCruised).toBeGreaterThan(1000);
    const planted = importPlants.map(({ from, rule }) => `${from}: ${rule}`);
    expect(planted.filter((violation) => !violations.includes(violation))).toEqual([]);
    const reported = violations.map((violation) => violation.split(': ')[0]);
    expect(reported.filter((from) => !from?.includes('/zz-'))).toEqual([]);
    expect(reported).not.toContain('console/zz-types.ts');
    expect(reported).not.toContain('lib/guard/zz-allowed.test.ts');
  });
});

const isOurs = (path: string) => /^(?:lib|server|cli|console|entrypoints|replicas|tests|bench)\//.test(path);

function importLine({ from, to }: ImportPlant): string {
  const path = isOurs(to) ? relative(dirname(from), to) : to;
  return `import * as one from '${path.startsWith('.') || !isOurs(to) ? path : `./${path}`}';\nexport { one };\n`;
}

function targetsOf(plants: readonly ImportPlant[]): Record<string, string> {
  const paths = plants.map(({ to }) => to).filter(isOurs);
  return Object.fromEntries(paths.map((path) => [path, 'export const target = 1;\n']));
}
