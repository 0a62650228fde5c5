import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { createLog, failureFields } from '../log.ts';
import { StartError } from '../start-error.ts';
import { BackupError } from './backup-error.ts';
import { withDatabase } from './connect.ts';
import { dump } from './dump.ts';
import { restore } from './restore.ts';

const usage = `Usage: backup FILE
       restore FILE [--replace]

The database is that of DATABASE_URL, or the embedded one of SLUICE_DATA. A backup holds everything in it, and so also
the online signing keys: keep it as safe as them. It does not hold the root key (keys/root.json) nor the rules folder.`;

/** The process behind `npm run backup` and `npm run restore`. Exit codes: 0, 1 (told in a sentence), 2 (usage). */
async function main(): Promise<void> {
  const log = createLog(() => undefined);
  const given = readArguments();
  if (given === null) {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const { command, file, replace } = given;
  try {
    const config = readConfig(process.env);
    const count = await withDatabase(config, log, (client) =>
      command === 'backup' ? dump(client, file) : restore(client, file, { replace }),
    );
    process.stdout.write(`${command === 'backup' ? 'Backed up' : 'Restored'} ${String(count)} rows.\n`);
  } catch (error) {
    const known = error instanceof BackupError || error instanceof StartError;
    const { kind, code } = failureFields(error);
    const fault = `It failed (${String(code ?? kind)}); a restore that fails changes nothing.`;
    process.stderr.write(`${known ? error.message : fault}\n`);
    process.exitCode = 1;
  }
}

function readArguments(): { command: 'backup' | 'restore'; file: string; replace: boolean } | null {
  try {
    const options = { replace: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [command, file, ...more] = positionals;
    if ((command !== 'backup' && command !== 'restore') || file === undefined || more.length > 0) return null;
    if (command === 'backup' && values.replace) return null;
    return { command, file: resolve(file), replace: values.replace };
  } catch {
    return null;
  }
}

await main();
