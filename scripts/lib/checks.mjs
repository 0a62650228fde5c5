import { join } from 'node:path';
import { root } from './paths.mjs';
import { run, runTool } from './run.mjs';

/** Everything of ours that dependency-cruiser looks at. */
export const cruised = ['lib', 'server', 'cli', 'console', 'entrypoints', 'replicas', 'tests', 'bench'];

/**
 * The static checks, the longest first. `skippedCode`: how one ends that could not look.
 *
 * @type {readonly { name: string, run: () => Promise<{ code: number, output: string }>, skippedCode?: number }[]}
 */
export const checks = [
  { name: 'lint', run: () => runTool('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
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
