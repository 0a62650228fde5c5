import { parseArgs } from 'node:util';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { createRoot, importManifest, listKeys, rotate, signRequest } from './keys.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';

/** The part of the help about commands that talk to a server. */
export const serverHelp = `
With SLUICE_URL (the server) and SLUICE_TOKEN (an API token):
  sluice push [--dry-run]           publishes the files of a folder, if they differ from what is in force
      --rules PATH --message TEXT
  sluice pull [--dry-run]           writes the policy in force into a folder (--rules PATH)
      --prune             also removes what the server does not have
  sluice keys list [--json]         the root key, the manifest and the online keys
  sluice keys rotate [options]      makes a fresh online key and signs what is in force with it
      --revoke KID        devices refuse this key from then on; may be repeated
      --root FILE         signs with this root key
      --request FILE      writes what the root key is to sign elsewhere
  sluice keys revoke KID… [options] the same as rotate --revoke KID
  sluice keys import FILE           brings a signed manifest to the server
Without a server:
  sluice keys create-root --out FILE [--first FILE]   a root key, and what a server without it starts with
  sluice keys sign-manifest REQUEST --root FILE --out FILE
`;

/** Null when it is none of these. */
export async function runServerCommand(
  command: string | undefined,
  args: readonly string[],
  io: Io,
): Promise<ExitCode | null> {
  if (command === 'push') return runPush(args, io);
  if (command === 'pull') return runPull(args, io);
  if (command === 'keys') return runKeys(args, io);
  return null;
}

function runPush(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rules: { type: 'string', default: 'rules' },
      message: { type: 'string', default: 'Pushed from the command line' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  return push(io, values.rules, { dryRun: values['dry-run'], message: values.message });
}

function runPull(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rules: { type: 'string', default: 'rules' },
      'dry-run': { type: 'boolean', default: false },
      prune: { type: 'boolean', default: false },
    },
  });
  return pull(io, values.rules, { dryRun: values['dry-run'], prune: values.prune });
}

async function runKeys([command, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
      first: { type: 'string' },
      root: { type: 'string' },
      request: { type: 'string' },
      revoke: { type: 'string', multiple: true, default: [] },
    },
  });
  const { root = null, request = null, first = null } = values;
  const [file] = positionals;
  switch (command) {
    case 'create-root':
      return createRoot(io, needed(values.out, '--out FILE'), first);
    case 'list':
      return listKeys(io, values.json);
    case 'rotate':
      return rotate(io, { revoke: values.revoke, root, request });
    case 'revoke':
      needed(file, 'the key to revoke');
      return rotate(io, { revoke: [...positionals, ...values.revoke], root, request });
    case 'sign-manifest':
      return signRequest(
        io,
        needed(file, 'the request'),
        needed(values.root, '--root FILE'),
        needed(values.out, '--out FILE'),
      );
    case 'import':
      return importManifest(io, needed(file, 'the signed manifest'));
    default:
      throw new UsageError(`sluice keys does create-root, list, rotate, revoke, sign-manifest and import.`);
  }
}

function needed(value: string | undefined, what: string): string {
  if (value === undefined) throw new UsageError(`This needs ${what}.`);
  return value;
}
