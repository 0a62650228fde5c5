import { mergeConfig } from 'vitest/config';
import e2e from './vitest.e2e.config.ts';

/**
 * The chaos and hostile-page tests, each as often as scripts/soak.mjs says. They wait more than they compute, so more of
 * them run beside each other than cores are there.
 */
export default mergeConfig(e2e, {
  test: { runner: './tests/soak/repeating-runner.ts', hideSkippedTests: true, maxWorkers: 4 },
});
