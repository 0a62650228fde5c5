import { parseArgs } from 'node:util';
import { verifyAudit } from './audit-verify.ts';
import { check } from './check.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { bench } from './bench.ts';
import { compile } from './compile.ts';
import { listDetectors } from './detectors.ts';
import { importDictionary } from './import-dictionary.ts';
import { explainText } from './explain.ts';
import { judgeText } from './judge-text.ts';
import { defaultPlatform, type JudgeOptions } from './prepare.ts';
import { scan } from './scan.ts';
import { scanLines } from './scan-lines.ts';
import { writeSchemas } from './schema.ts';
import { runServerCommand, serverHelp } from './server-commands.ts';
import { showText } from './text.ts';
import { guardThumbprints } from './thumbprints.ts';
import { verifyExport } from './verify-export.ts';

const help = `sluice: works with policy files

  sluice check [paths…] [--json]    checks policy files (default: rules) as publishing would
  sluice test [file] [options]      says what the policy would do with a text (default: standard input) or a file
      --rules PATH        policy to judge by (default: rules)
      --platform NAME     as rules name it (telegram, not telegram-a); default whatsapp
      --channel NAME      default message; file for a file that is not plain text: it is read as the extension would
      --conversation KIND direct, group, channel, status or unknown (default direct)
      --title TEXT        of the conversation
      --account ID        own account; corporate if the settings list it (default: unknown)
      --at TIME           for schedules, RFC 3339, such as 2026-03-29T12:00:00Z (default now)
      --json
  sluice compile [options]          makes the artefact that devices load, as the server would
      --rules PATH --out FILE --organisation ID --version N --at TIME
  sluice explain TEXT [options]     why the policy finds or does not find something in a text; options as for test
  sluice text FILE [--json]         prints what is read in a file (Office, PDF, mail, archives …), with its places
  sluice scan [files…] [options]    shows what the detectors find, masked (default: standard input)
      --rules PATH        policy whose detectors look (default: rules)
      --json | --sarif
      --min-confidence    low (default), medium or high
      --reveal            shows values in clear
      --jsonl             reads {"id","text"} a line, writes {"id","findings":[…]} a line; ends with 0
      --conversations     with --jsonl: reads {"id","messages":[…]}, judges the last message
  sluice detectors [--json]         lists the detectors of a policy (--rules PATH)
  sluice bench [file] [--json]      how fast the detectors read a text here, and what slows them (--rules PATH)
  sluice dictionary FILE --id ID    turns a text (one entry a line) or a CSV into a dictionary document
      --title TEXT        default the id
      --column NAME|N     of the CSV
  sluice verify-export FILE [--json]  checks a signed export of incidents (--root-key THUMBPRINT: and whose it is)
  sluice audit verify [file]        whether the audit trail was changed: an export, or what is in DATABASE_URL
      --heads FILE        exported heads (audit-heads.jsonl) to compare with
      --root-key ID       thumbprint of the root key that must stand behind them
      --json
  sluice schema [folder]            writes JSON Schemas for editors (default: docs/schema)
${serverHelp}
Ends with 0 when there is nothing to report, 1 on problems or a text that would be held, 2 when it cannot work.
`;

/** Runs one command. Never throws for what a person can do wrong. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [command, ...words] = argv;
  const rest = guardThumbprints(words);
  const asked = helpOn(command, words);
  if (asked !== '') {
    io.out(asked);
    return 0;
  }
  try {
    if (command === 'check') return await runCheck(rest, io);
    if (command === 'test') return await runTest(rest, io);
    if (command === 'compile') return await runCompile(rest, io);
    if (command === 'explain') return await runExplain(rest, io);
    if (command === 'scan') return await runScan(rest, io);
    if (command === 'text') return await runText(rest, io);
    if (command === 'bench') return await runBench(rest, io);
    if (command === 'detectors') return await runDetectors(rest, io);
    if (command === 'dictionary') return await runDictionary(rest, io);
    if (command === 'verify-export') return await runVerifyExport(rest, io);
    if (command === 'audit') return await runAudit(rest, io);
    if (command === 'schema') return await runSchema(rest, io);
    const atServer = await runServerCommand(command, rest, io);
    if (atServer !== null) return atServer;
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

/** What the help says of one command; empty where nobody asked, or there is no such command. */
function helpOn(command: string | undefined, words: readonly string[]): string {
  const own = words.includes('--') ? words.slice(0, words.indexOf('--')) : words;
  if (command === undefined || !(own.includes('--help') || own.includes('-h'))) return '';
  let isOn = false;
  const lines = help.split('\n').filter((line) => {
    isOn = line.startsWith(`  sluice ${command} `) || (isOn && line.startsWith('      '));
    return isOn;
  });
  return lines.map((line) => `${line.slice(2)}\n`).join('');
}

function runCheck(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  return check(io, positionals, { json: values.json });
}

const judgeOptions = {
  json: { type: 'boolean', default: false },
  rules: { type: 'string', default: 'rules' },
  platform: { type: 'string', default: defaultPlatform },
  channel: { type: 'string' },
  conversation: { type: 'string', default: 'direct' },
  title: { type: 'string', default: '' },
  account: { type: 'string' },
  at: { type: 'string' },
} as const;

function readJudgeOptions(args: readonly string[]): { options: JudgeOptions; positionals: string[] } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: judgeOptions,
  });
  const at = values.at ?? new Date().toISOString();
  const { account = null, channel = null } = values;
  return { options: { ...values, at, account, channel }, positionals };
}

function runTest(args: readonly string[], io: Io): Promise<ExitCode> {
  const { options, positionals } = readJudgeOptions(args);
  if (positionals.length > 1) throw new UsageError('sluice test reads one file.');
  return judgeText(io, positionals[0], options);
}

function runCompile(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rules: { type: 'string', default: 'rules' },
      out: { type: 'string' },
      organisation: { type: 'string', default: '00000000-0000-4000-8000-000000000000' },
      version: { type: 'string', default: '1' },
      at: { type: 'string', default: new Date().toISOString() },
    },
  });
  return compile(io, { ...values, out: values.out ?? null });
}

async function runExplain(args: readonly string[], io: Io): Promise<ExitCode> {
  const { options, positionals } = readJudgeOptions(args);
  const [text, ...more] = positionals;
  if (text === undefined || more.length > 0)
    throw new UsageError('sluice explain takes one text (in quotes), or - for standard input.');
  return explainText(io, text === '-' ? await io.readInput() : text, options);
}

function runScan(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rules: { type: 'string', default: 'rules' },
      json: { type: 'boolean', default: false },
      sarif: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      conversations: { type: 'boolean', default: false },
      'min-confidence': { type: 'string', default: 'low' },
      reveal: { type: 'boolean', default: false },
    },
  });
  const { rules, json, sarif, jsonl, conversations, reveal } = values;
  if (Number(json) + Number(sarif) + Number(jsonl) > 1)
    throw new UsageError('Choose one of --json, --sarif and --jsonl.');
  if (conversations && !jsonl) throw new UsageError('--conversations goes with --jsonl.');
  if (jsonl && positionals.length > 0) throw new UsageError('sluice scan --jsonl reads standard input.');
  if (jsonl) return scanLines(io, { rules, conversations });
  const format = json ? 'json' : sarif ? 'sarif' : 'table';
  return scan(io, positionals, { rules, format, reveal, minConfidence: values['min-confidence'] });
}

function runText(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = { json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('sluice text reads one file.');
  return showText(io, file, values);
}

function runDetectors(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = {
    rules: { type: 'string', default: 'rules' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  return listDetectors(io, values);
}

function runBench(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rules: { type: 'string', default: 'rules' }, json: { type: 'boolean', default: false } },
  });
  if (positionals.length > 1) throw new UsageError('sluice bench reads one file.');
  return bench(io, positionals[0], values);
}

function runDictionary(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { id: { type: 'string' }, title: { type: 'string' }, column: { type: 'string' } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('sluice dictionary reads one file.');
  const { id } = values;
  if (id === undefined) throw new UsageError('sluice dictionary needs --id, such as --id project-names.');
  return importDictionary(io, file, { id, title: values.title ?? id, column: values.column ?? null });
}

function runVerifyExport(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'root-key': { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('sluice verify-export reads one file.');
  return verifyExport(io, file, { rootKey: values['root-key'] ?? null, json: values.json });
}

function runAudit([command, ...args]: readonly string[], io: Io): Promise<ExitCode> {
  if (command !== 'verify') throw new UsageError('There is one such command: sluice audit verify.');
  return verifyAudit(io, args);
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
