import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readPolicyFiles } from '../../cli/policy-files.ts';
import { run } from '../../cli/sluice.ts';
import type { SampleFile } from './sample-files.ts';
import type { WorldPolicy } from './world-policy.ts';

const root = join(import.meta.dirname, '../..');

/** A finding as `sluice scan --json` tells it. */
export interface ScanFinding {
  readonly path: readonly string[];
  readonly line: number;
  readonly detector: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: string;
}

/** What `sluice scan` finds in a file by a world's policy. */
export async function scanBy(policy: WorldPolicy, file: SampleFile): Promise<readonly ScanFinding[]> {
  const directory = await mkdtemp(join(tmpdir(), 'sluice-scan-'));
  try {
    for (const { path, text } of policy.change(await readPolicyFiles(root, ['rules']))) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    await writeFile(join(directory, file.name), file.buffer);
    let out = '';
    const io = {
      directory,
      out: (text: string) => (out += text),
      err: (text: string) => (out += text),
      readInput: () => Promise.resolve(''),
    };
    await run(['scan', '--json', file.name], io);
    return JSON.parse(out).findings;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
