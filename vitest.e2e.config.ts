import { defineConfig } from 'vitest/config';

const isFullMatrix = process.env['SLUICE_MATRIX'] === 'full';

/** Tests in real browsers. One file at a time: two browsers on two cores make each other's timing the subject. */
export default defineConfig({
  test: {
    include: [
      'tests/e2e/**/*.test.ts',
      '{lib,server,cli,console,replicas,entrypoints,tests}/**/*.e2e.test.{ts,tsx}',
    ],
    // The whole matrix, and the replicas that it alone needs, take longer than everything else: `npm run test:matrix`.
    exclude: [
      '**/node_modules/**',
      ...(isFullMatrix ? [] : ['tests/matrix/full/**', 'replicas/{messenger,telegram-a,telegram-k}/**']),
    ],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
