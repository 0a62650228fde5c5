import { join } from 'node:path';
import { root } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';

/** Always the embedded database: a real one is never filled with made-up people. */
export const demoEnv = { DATABASE_URL: '' };

/**
 * Fills the folder with the demonstration's organisation, unless it is filled, and makes sign-in links for its people.
 *
 * @param {string} data
 * @returns {Promise<readonly { name: string, role: string, groups: readonly string[] | null, link: string }[]>}
 */
export async function prepareDemo(data) {
  const { output } = await run(process.execPath, [join(root, 'dist/server/demo.mjs')], {
    env: { ...demoEnv, SLUICE_DATA: data },
  });
  const answer = output
    .split('\n')
    .filter((line) => line.startsWith('{"ok"'))
    .map((line) => JSON.parse(line))[0];
  if (answer?.ok !== true)
    throw new PlainError(`The demonstration could not be made: ${answer?.message ?? output.trim()}`);
  return answer.links;
}

/** The links as a person reads them. */
export function linkLines(url, links) {
  const whose = ({ role, groups }) => (groups === null ? role : `${role} of ${groups.join(', ')}`);
  return links.map((one) => `  ${one.name}, ${whose(one)}\n    ${url}/#/sign-in/${one.link}`).join('\n');
}
