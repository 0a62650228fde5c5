import { compilePolicy } from '../lib/core/policy/compile.ts';
import { parsePolicyFiles } from '../lib/core/policy/parse.ts';
import type { Problem } from '../lib/core/problem.ts';
import type { ExitCode, Io } from './io.ts';
import { readPolicyFiles } from './policy-files.ts';

/** `sluice check`: the same checks as publishing, on files. */
export async function check(
  io: Io,
  paths: readonly string[],
  options: { readonly json: boolean },
): Promise<ExitCode> {
  const files = await readPolicyFiles(io.directory, paths.length > 0 ? paths : ['rules']);
  const compiled = compilePolicy(files, {
    organisation: '00000000-0000-4000-8000-000000000000',
    version: 1,
    issuedAt: '2026-01-01T00:00:00.000Z',
  });
  const problems = compiled.ok ? [] : compiled.error;
  // Programs read the codes; sentences for other languages are for the console.
  const withoutSaid = (key: string, value: unknown) => (key === 'said' ? undefined : value);
  if (options.json) io.out(`${JSON.stringify({ problems }, withoutSaid, 2)}\n`);
  else for (const problem of problems) io.out(describe(problem));
  if (problems.length > 0) {
    if (!options.json)
      io.err(`${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}.\n`);
    return 1;
  }
  if (!options.json) io.out(`${summary(files)}\n`);
  return 0;
}

/** `file:line:column code message`, as editors and terminals link it; the hint on a line of its own. */
export function describe(problem: Problem): string {
  const place =
    problem.file === '' ? '' : `${problem.file}:${String(problem.line)}:${String(problem.column)} `;
  const hint = problem.hint === undefined ? '' : `    ${problem.hint}\n`;
  return `${place}${problem.code} ${problem.message}\n${hint}`;
}

function summary(files: Parameters<typeof parsePolicyFiles>[0]): string {
  const { packs, detectors, platforms } = parsePolicyFiles(files);
  const rules = packs.reduce((sum, { pack }) => sum + pack.rules.length, 0);
  const parts = [
    `${String(rules)} rules in ${String(packs.length)} packs`,
    `${String(detectors.length)} detectors`,
    `${String(platforms.length)} platforms`,
  ];
  return `No problems: ${parts.join(', ')}.`;
}
