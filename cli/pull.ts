import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { diffFiles } from '../lib/core/policy/diff/policy-diff.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { readPolicyFiles } from './policy-files.ts';
import { filesAnswer } from './push.ts';
import { createClient, refused } from './server-client.ts';

export interface PullOptions {
  readonly dryRun: boolean;
  /** Also removes files that the server's policy does not have. */
  readonly prune: boolean;
}

/** `sluice pull`: writes the policy in force into this folder. Files that only are here stay, unless they are pruned. */
export async function pull(io: Io, rules: string, { dryRun, prune }: PullOptions): Promise<ExitCode> {
  const there = await createClient(io).get('/api/policy/files', filesAnswer);
  if (!there.ok) return refused(there.error);
  const { version, files } = there.value;
  for (const { path: name } of files) assertBelow(name, rules);
  const here = await readPolicyFiles(io.directory, [rules]).catch(() => []);
  const changes = diffFiles(here, files).filter(({ change }) => change !== 'removed' || prune || dryRun);
  if (dryRun) for (const { diff } of changes) io.out(diff);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  let written = 0;
  for (const { path: name } of dryRun ? [] : changes) {
    const target = path.resolve(io.directory, name);
    const text = texts.get(name);
    if (text === undefined) await rm(target);
    else {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
    written += 1;
  }
  if (!dryRun)
    io.out(`Version ${String(version)}: ${String(written)} ${written === 1 ? 'file' : 'files'} changed.\n`);
  return 0;
}

/** Names come from a server: none may leave the folder. */
function assertBelow(name: string, rules: string): void {
  const folder = path.posix.normalize(rules.split(path.sep).join('/')).replace(/\/+$/, '');
  const isBelow =
    path.posix.normalize(name) === name && name.startsWith(`${folder}/`) && !/[\\\0]|\.\./.test(name);
  if (!isBelow || !/\.ya?ml$/.test(name))
    throw new UsageError(`The server has a file outside ${folder}/; pull with --rules as it was pushed.`);
}
