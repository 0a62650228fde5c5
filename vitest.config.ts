import { defineConfig } from 'vitest/config';

/** Unit tests, beside the code. What needs a browser is `*.e2e.test.ts` and belongs to vitest.e2e.config.ts. */
export default defineConfig({
  test: {
    include: ['{lib,server,cli,console,replicas,entrypoints,bench,scripts,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/*.e2e.test.{ts,tsx}', 'tests/e2e/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
