import { defineConfig } from 'vitest/config';

const browserTests = ['**/*.e2e.test.{ts,tsx}', 'tests/e2e/**'];
/** Whose tests put nothing in place of a module or a global: their files share one copy of all that they load. */
const together = '{lib/{adapters,core,inspect,page-hooks,platforms,seal,ui},console,replicas}';
/** Three servers of PostgreSQL, slow ones, and another release: `npm run test:faults`. */
const longFaults = ['tests/faults/{database-faults,older-release,standby}.test.ts'];

const shared = {
  environment: 'node',
  testTimeout: 30_000,
  hookTimeout: 120_000,
  allowOnly: false,
  passWithNoTests: false,
};

/** Unit tests, beside the code. What needs a browser is `*.e2e.test.ts` and belongs to vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'together',
          include: [`${together}/**/*.test.{ts,tsx}`],
          exclude: ['**/node_modules/**', ...browserTests],
          // Loading the same modules anew for every file took a third of the time.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          name: 'apart',
          include: ['{lib,server,cli,console,replicas,entrypoints,bench,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: [
            '**/node_modules/**',
            `${together}/**`,
            ...browserTests,
            ...(process.env['SLUICE_FAULTS'] === 'full' ? [] : longFaults),
          ],
        },
      },
    ],
  },
});
