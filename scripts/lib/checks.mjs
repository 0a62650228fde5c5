import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, runTool } from './run.mjs';

/** Everything of ours that dependency-cruiser looks at. */
export const cruised = ['lib', 'server', 'cli', 'console', 'entrypoints', 'replicas', 'tests', 'bench'];

/** Each half loads the types of its own part: together they take little more than all at once, on two cores. */
const lintHalves = [
  ['lib', 'server', 'cli', 'bench'],
  ['.', ...['lib', 'server', 'cli', 'bench'].flatMap((folder) => ['--ignore-pattern', `${folder}/**`])],
];

/**
 * The static checks, the longest first. `skippedCode`: how one ends that could not look.
 *
 * @type {readonly { name: string, run: () => Promise<{ code: number, output: string }>, skippedCode?: number }[]}
 */
export const checks = [
  ...lintHalves.map((half, index) => ({
    name: `lint, half ${String(index + 1)}`,
    run: () => runTool('eslint/bin/eslint.js', [...half, '--max-warnings', '0']),
  })),
  { name: 'types', run: () => runTool('typescript/bin/tsc', ['--build', '--pretty', 'false']) },
  { name: 'format', run: () => runTool('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']) },
  {
    name: 'imports',
    run: () =>
      runTool('dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.mjs',
        ...cruised,
      ]),
  },
  {
    name: 'known vulnerabilities of what ships',
    run: () => run(process.execPath, [join(root, 'scripts/audit-dependencies.mjs')]),
    skippedCode: 3,
  },
];
