import { parseArgs } from 'node:util';
import { check } from './check.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { judgeText } from './judge-text.ts';
import { writeSchemas } from './schema.ts';

const help = `sluice: works with policy files

  sluice check [paths…] [--json]    checks policy files (default: rules) as publishing would
  sluice test [file] [options]      says what the policy would do with a text (default: standard input)
      --rules PATH        policy to judge by (default: rules)
      --platform ID       default whatsapp
      --channel NAME      default message
      --conversation KIND direct, group, channel, status or unknown (default direct)
      --title TEXT        of the conversation
      --account ID        own account
      --at TIME           for schedules, such as 2026-03-29T12:00:00Z (default now)
      --json
  sluice schema [folder]            writes JSON Schemas for editors (default: docs/schema)

Ends with 0 when there is nothing to report, 1 on problems or a text that would be held, 2 when it cannot work.
`;

/** Runs one command. Never throws for what a person can do wrong. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...rest] = argv;
  try {
    if (command === 'check') return await runCheck(rest, io);
    if (command === 'test') return await runTest(rest, io);
    if (command === 'schema') return await runSchema(rest, io);
    if (command === 'help' || command === '--help' || command === '-h') {
      io.out(help);
      return 0;
    }
    io.err(command === undefined ? help : `There is no command ${command}.\n\n${help}`);
    return 2;
  } catch (error) {
    const sentence = expectedFailure(error);
    if (sentence === null) throw error;
    io.err(`${sentence}\n`);
    return 2;
  }
}

function runCheck(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  return check(io, positionals, { json: values.json });
}

function runTest(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      rules: { type: 'string', default: 'rules' },
      platform: { type: 'string', default: 'whatsapp' },
      channel: { type: 'string', default: 'message' },
      conversation: { type: 'string', default: 'direct' },
      title: { type: 'string', default: '' },
      account: { type: 'string' },
      at: { type: 'string', default: new Date().toISOString() },
    },
  });
  if (positionals.length > 1) throw new UsageError('sluice test reads one file.');
  return judgeText(io, positionals[0], { ...values, account: values.account ?? null });
}

function runSchema(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
  return writeSchemas(io, positionals[0]);
}

/** One sentence for what a person can mend; null for a bug. */
function expectedFailure(error: unknown): string | null {
  if (error instanceof UsageError) return error.message;
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return error.message.split('\n')[0] ?? '';
  }
  return null;
}
