import * as v from 'valibot';
import { diffFiles } from '../lib/core/policy/diff/policy-diff.ts';
import type { Problem } from '../lib/core/problem.ts';
import { describe } from './check.ts';
import type { ExitCode, Io } from './io.ts';
import { readPolicyFiles, type PolicyFile } from './policy-files.ts';
import { createClient, problemsSchema, refused, type ServerClient } from './server-client.ts';

export const filesAnswer = v.object({
  version: v.number(),
  files: v.array(v.object({ path: v.string(), text: v.string() })),
});
const publishAnswer = v.object({ version: v.number() });
const proposalAnswer = v.object({ id: v.string(), isNew: v.optional(v.boolean(), true) });

export interface PushOptions {
  readonly dryRun: boolean;
  readonly message: string;
}

/**
 * `sluice push`: makes the server's policy the one in this folder. The same files publish nothing, and propose
 * nothing while they wait for a second person. 0: published, waiting, or nothing to do; 1: the policy has problems.
 */
export async function push(io: Io, rules: string, { dryRun, message }: PushOptions): Promise<ExitCode> {
  const client = createClient(io);
  const files = await readPolicyFiles(io.directory, [rules]);
  const there = await client.get('/api/policy/files', filesAnswer);
  if (!there.ok) return refused(there.error);
  const { version } = there.value;
  const changes = diffFiles(there.value.files, files);
  if (changes.length === 0) {
    io.out(`Nothing to publish: version ${String(version)} has these files.\n`);
    return 0;
  }
  if (!dryRun) return publish(io, client, { files, message, baseVersion: version });
  for (const { diff } of changes) io.out(diff);
  return tryOut(io, client, files);
}

async function tryOut(io: Io, client: ServerClient, files: readonly PolicyFile[]): Promise<ExitCode> {
  const checked = await client.post('/api/policy/check', { files }, problemsSchema);
  if (!checked.ok) return refused(checked.error);
  if (checked.value.problems.length > 0) return tell(io, checked.value.problems);
  io.err('The server would publish this.\n');
  return 0;
}

interface Request {
  readonly files: readonly PolicyFile[];
  readonly message: string;
  readonly baseVersion: number;
}

async function publish(io: Io, client: ServerClient, request: Request): Promise<ExitCode> {
  const published = await client.post('/api/policy/publish', request, publishAnswer);
  if (published.ok) {
    io.out(`Published version ${String(published.value.version)}.\n`);
    return 0;
  }
  const { code, problems } = published.error;
  if (problems.length > 0) return tell(io, problems);
  if (code !== 'policy/review-required') return refused(published.error);
  const proposed = await client.post('/api/policy/proposals', request, proposalAnswer);
  if (!proposed.ok)
    return proposed.error.problems.length > 0 ? tell(io, proposed.error.problems) : refused(proposed.error);
  const { id, isNew } = proposed.value;
  io.out(`${isNew ? 'Proposed' : 'Proposed already'}: a second person must approve it (${id}).\n`);
  return 0;
}

function tell(io: Io, problems: readonly Problem[]): ExitCode {
  for (const problem of problems) io.out(describe(problem));
  io.err(`${String(problems.length)} ${problems.length === 1 ? 'problem' : 'problems'}.\n`);
  return 1;
}
