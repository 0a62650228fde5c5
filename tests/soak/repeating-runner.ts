import type { RunnerTask } from 'vitest';
import { VitestTestRunner } from 'vitest/runners';

/** Runs every test SLUICE_TIMES times, one after the other in the same browser, up to its first failure. */
// eslint-disable-next-line no-restricted-syntax -- vitest takes the default export
export default class RepeatingRunner extends VitestTestRunner {
  onCollected(files: readonly RunnerTask[]): void {
    const repeat = (task: RunnerTask): void => {
      if (task.type === 'test') task.repeats = Number(process.env['SLUICE_TIMES'] ?? 1) - 1;
      else task.tasks.forEach(repeat);
    };
    files.forEach(repeat);
  }
}
