import { defineConfig } from 'vitest/config';

/**
 * Whose tests put nothing in place of a module or a global: their files share one copy of all that they load. Loading
 * the same modules anew for every file took a third of the time.
 */
const together =
  '{lib/{adapters,core,inspect,page-hooks,platforms,seal,ui},console,replicas}/**/*.test.{ts,tsx}';
const server = 'server/**/*.test.ts';
/** The first puts a query of its own in place of the driver's; the others start many processes, and take long. */
const byThemselves = 'server/{store/queries,store/cluster,main,backup/backup}.test.ts';

const left = ['**/node_modules/**', '**/*.e2e.test.{ts,tsx}', 'tests/e2e/**'];
const shared = {
  environment: 'node',
  setupFiles: 'server/testing/temporary-folders.ts',
  testTimeout: 30_000,
  hookTimeout: 120_000,
  // Left alone, one second.
  expect: { poll: { timeout: 10_000 } },
  allowOnly: false,
  passWithNoTests: false,
};
const databases = { globalSetup: 'server/testing/shared-clusters.ts' };

/** Unit tests, beside the code. What needs a browser is `*.e2e.test.ts` and belongs to vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'together', include: [together], exclude: left, isolate: false } },
      {
        test: {
          ...shared,
          ...databases,
          setupFiles: [shared.setupFiles, 'server/testing/citus-rule.ts'],
          name: 'server',
          include: [server],
          exclude: [...left, byThemselves],
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          ...databases,
          name: 'apart',
          include: ['{lib,cli,entrypoints,bench,scripts,tests}/**/*.test.{ts,tsx}', byThemselves],
          exclude: [...left, together],
        },
      },
    ],
  },
});
