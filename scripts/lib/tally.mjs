/**
 * @typedef {{ name: string, message: string }} Failure `message` indented, ready to print
 * @typedef {{ passed: number, skipped: number, failures: Failure[] }} Tally
 */

const maxMessageLines = 80;

/** The line that a run ends with: `12 passed, 0 failed`, and `, 1 skipped` if any was. */
export function summaryLine(tallies) {
  const sum = (of) => tallies.reduce((total, tally) => total + of(tally), 0);
  const skipped = sum((tally) => tally.skipped);
  const line = `${sum((tally) => tally.passed)} passed, ${sum((tally) => tally.failures.length)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/** @param {string} name @param {string} message @returns {Failure} */
export function failure(name, message) {
  const lines = message.trim().split('\n');
  const shown = lines.slice(0, maxMessageLines);
  if (lines.length > shown.length) shown.push(`… ${lines.length - shown.length} more lines`);
  return { name, message: shown.map((line) => `    ${line}`).join('\n') };
}

/**
 * Counts what vitest's JSON reporter wrote. A file that could not be loaded, a run that ended badly although no
 * test failed, and a run without any test are failures too.
 *
 * @param {string} suite
 * @param {number} exitCode of vitest
 * @param {string | null} reportText the JSON file's text; null when vitest wrote none
 * @param {string} rootFolder taken off the file names
 * @returns {Tally}
 */
export function tallyOf(suite, exitCode, reportText, rootFolder) {
  if (reportText === null) {
    const message = `vitest ended with code ${exitCode} and left no report.`;
    return { passed: 0, skipped: 0, failures: [failure(suite, message)] };
  }
  const files = JSON.parse(reportText).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const failures = files.flatMap((file) => failuresOf(file, rootFolder));
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = tests.filter((test) =>
    ['skipped', 'pending', 'todo', 'disabled'].includes(test.status),
  ).length;
  if (tests.length === 0 && failures.length === 0) failures.push(failure(suite, 'No test ran.'));
  if (exitCode !== 0 && failures.length === 0) {
    failures.push(
      failure(suite, `vitest ended with code ${exitCode} although no test failed; see its output above.`),
    );
  }
  return { passed, skipped, failures };
}

function failuresOf(file, rootFolder) {
  const name = file.name.startsWith(rootFolder) ? file.name.slice(rootFolder.length + 1) : file.name;
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  if (failed.length === 0 && file.status === 'failed')
    return [failure(name, file.message || 'could not run')];
  return failed.map((test) => failure(`${name} > ${test.fullName}`, test.failureMessages.join('\n')));
}
