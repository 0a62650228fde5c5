/** A failure that one sentence explains; shown without a stack trace. */
export class PlainError extends Error {}

/**
 * Runs a script's main function: its number is the exit code, a `PlainError` becomes one line on stderr and exit
 * code 2, everything else is a bug and keeps its stack.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
