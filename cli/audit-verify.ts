import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { auditLinkSchema, exportedHeadSchema } from '../lib/core/audit/entry-schema.ts';
import { createAuditVerifier } from '../lib/core/audit/verify.ts';
import type { AuditSummary, AuditVerifier } from '../lib/core/audit/verify.ts';
import { openHead } from '../lib/seal/audit-head.ts';
import type { OpenedHead } from '../lib/seal/audit-head.ts';
import { takeFromDatabase } from './audit-database.ts';
import { oneLine, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';

interface HeadFault {
  readonly line: number;
  readonly code: string;
}

/** `sluice audit verify`: whether anything in the audit trail was changed, removed or moved. */
export async function verifyAudit(io: Io, args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      heads: { type: 'string' },
      'root-key': { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (more.length > 0) throw new UsageError('sluice audit verify reads one export, or DATABASE_URL.');
  const { heads, faults } = await readHeads(io, values.heads ?? null, values['root-key'] ?? null);
  const verifier = createAuditVerifier(heads);
  const source = await takeAll(io, file ?? null, verifier);
  const result = { ...verifier.end(), heads: heads.length, headFaults: faults };
  const organisations = new Set(heads.map(({ organisation }) => organisation));
  if (
    source.org !== null &&
    organisations.size > 0 &&
    !(organisations.size === 1 && organisations.has(source.org))
  )
    throw new UsageError('The heads are of another organisation than the audit trail.');
  if (values.json) io.out(`${JSON.stringify(result, null, 2)}\n`);
  else io.out(describe(result, heads, faults));
  return result.faultCount + faults.length > 0 ? 1 : 0;
}

async function takeAll(
  io: Io,
  file: string | null,
  verifier: AuditVerifier,
): Promise<{ readonly org: string | null }> {
  if (file !== null) return takeFromFile(resolve(io.directory, file), verifier);
  const url = process.env['DATABASE_URL'];
  if (url === undefined || url === '')
    throw new UsageError('Name an export (GET /api/audit/export), or set DATABASE_URL.');
  return takeFromDatabase(url, verifier);
}

async function takeFromFile(path: string, verifier: AuditVerifier): Promise<{ readonly org: string | null }> {
  let line = 0;
  let org: string | null = null;
  try {
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      line += 1;
      if (text.trim() === '') continue;
      const json: unknown = JSON.parse(text);
      const entry = v.parse(auditLinkSchema, json);
      org ??= entry.org;
      verifier.take(entry);
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof v.ValiError)
      throw new UsageError(`Line ${String(line)} is not an entry of an audit export.`);
    throw new UsageError(`The export cannot be read.`);
  }
  return { org };
}

async function readHeads(
  io: Io,
  file: string | null,
  rootKey: string | null,
): Promise<{ readonly heads: readonly OpenedHead[]; readonly faults: readonly HeadFault[] }> {
  if (file === null) return { heads: [], faults: [] };
  const text = await readFile(resolve(io.directory, file), 'utf8').catch(() => null);
  if (text === null) throw new UsageError('The file of heads cannot be read.');
  const heads: OpenedHead[] = [];
  const faults: HeadFault[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    if (row.trim() === '') continue;
    const exported = parseHead(row);
    // Heads under another root key than the first one's are not ours.
    const root = rootKey ?? heads[0]?.rootKey ?? null;
    const opened = exported === null ? null : await openHead(exported, root);
    if (opened?.ok === true) heads.push(opened.value);
    else faults.push({ line: index + 1, code: opened === null ? 'head/malformed' : opened.error });
  }
  return { heads, faults };
}

function parseHead(row: string): v.InferOutput<typeof exportedHeadSchema> | null {
  try {
    const json: unknown = JSON.parse(row);
    const parsed = v.safeParse(exportedHeadSchema, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const sentences: Readonly<Record<string, string>> = {
  'audit/edited': 'was changed after it was written',
  'audit/broken': 'does not follow the entry before it',
  'audit/missing': 'is missing',
  'audit/order': 'comes late or twice',
  'audit/other-organisation': 'is of another organisation',
  'audit/note': 'has another note than was written',
  'audit/unlinked': 'is in no chain yet (an older server wrote it)',
  'audit/truncated': 'was exported as the end, but is not there any more',
  'audit/rewritten': 'is not the one that was exported',
};

function describe(
  { entries, end, faults, faultCount, erasedNotes }: AuditSummary,
  heads: readonly OpenedHead[],
  headFaults: readonly HeadFault[],
): string {
  const lines = [
    ...faults.map(
      ({ code, seq }) => `${code} entry ${seq === 0 ? '' : `${String(seq)} `}${sentences[code] ?? ''}`,
    ),
    ...(faultCount > faults.length ? [`… and ${String(faultCount - faults.length)} more`] : []),
    ...headFaults.map(({ code, line }) => `${code} line ${String(line)} of the heads`),
    `${String(entries)} entries, ${String(faultCount)} faults, ${String(erasedNotes)} erased notes.`,
    `End: ${end === null ? 'none' : `${String(end.seq)} ${end.hash}`}`,
    heads.length === 0
      ? 'No exported head was compared: entries cut off at the end, or a chain written anew, would not show (--heads).'
      : `${String(heads.length)} exported heads agree with what is above, signed under root key ${heads[0]?.rootKey ?? ''}.`,
  ];
  const withheld = faults.some(({ code }) => code === 'audit/truncated' || code === 'audit/rewritten');
  if (withheld) lines.pop();
  return `${lines.map(oneLineOf).join('\n')}\n`;
}

/** Hashes are longer than what `oneLine` lets pass. */
const oneLineOf = (text: string): string =>
  text.length > 120 ? text.replace(/\p{Cc}/gu, ' ') : oneLine(text);
