import type { RunnerTestCase } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';
import { getFn } from 'vitest/suite';

/** Of an assertion also what there was: its difference is not told of a cause. */
function told(error: unknown): string {
  const actual: unknown = error instanceof Error && 'actual' in error ? error.actual : undefined;
  return actual === undefined ? String(error) : `${String(error)}; it was ${JSON.stringify(actual)}`;
}

/** Runs every test SLUICE_TIMES times, one after the other in the same browser, up to its first failure. */
// eslint-disable-next-line no-restricted-syntax -- vitest takes the default export
export default class RepeatingRunner extends VitestTestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const times = Number(process.env['SLUICE_TIMES']);
    if (!Number.isInteger(times) || times < 1) throw new Error('SLUICE_TIMES says how often');
    for (let round = 1; round <= times; round += 1) {
      try {
        await getFn(test)();
      } catch (error) {
        throw new Error(`round ${String(round)} of ${String(times)}: ${told(error)}`, { cause: error });
      }
    }
  }
}
