import { backupCommand } from './lib/backup-command.mjs';
import { runScript } from './lib/plain-error.mjs';

await runScript(() => backupCommand('restore'));
