import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import * as v from 'valibot';
import { BackupError } from './backup-error.ts';

/**
 * A backup is gzipped lines: `H {header}`, then for each table `T {name, columns}` and its rows as `R {json}`, and last
 * `E {rows, sha256}`, whose digest is over all lines before it. Rows are JSON as PostgreSQL writes and reads it, so
 * that they fit every version and are never looked into here.
 */
export const headerSchema = v.object({
  sluice: v.literal('backup'),
  format: v.literal(1),
  /** RFC 3339. */
  at: v.string(),
  /** The schema they fit: migrations in the order in which they ran. */
  migrations: v.array(v.string()),
  partitions: v.array(v.object({ name: v.string(), parent: v.string(), bounds: v.string() })),
});
export type Header = v.InferOutput<typeof headerSchema>;

const tableSchema = v.object({ table: v.string(), columns: v.array(v.string()) });
export type TableHead = v.InferOutput<typeof tableSchema>;
const endSchema = v.object({ rows: v.number(), sha256: v.string() });

export type Line =
  | ({ readonly kind: 'header' } & Header)
  | ({ readonly kind: 'table' } & TableHead)
  | { readonly kind: 'row'; readonly json: string };

export interface ArchiveWriter {
  header(header: Header): Promise<void>;
  table(head: TableHead): Promise<void>;
  row(json: string): Promise<void>;
  /** Without it the archive counts as cut off. */
  end(): Promise<number>;
}

/** Only its owner may read the file: it holds keys. */
export function writeArchive(file: string): ArchiveWriter {
  const input = new PassThrough();
  const written = pipeline(
    input,
    createGzip({ level: 6 }),
    createWriteStream(file, { mode: 0o600, flags: 'wx' }),
  );
  written.catch(() => undefined); // seen by end(), or by the write before
  let count = 0;
  const digest = createHash('sha256');
  const write = async (text: string): Promise<void> => {
    digest.update(text);
    if (!input.write(text)) await Promise.race([once(input, 'drain'), written]);
  };
  return {
    header: (header) => write(`H ${JSON.stringify(header)}\n`),
    table: (head) => write(`T ${JSON.stringify(head)}\n`),
    row(json) {
      count += 1;
      return write(`R ${json}\n`);
    },
    async end() {
      input.end(`E ${JSON.stringify({ rows: count, sha256: digest.digest('hex') })}\n`);
      await written;
      return count;
    },
  };
}

/** Reads line by line, the header first. Codes: `backup/unreadable`, `backup/cut-off`. */
export async function* readArchive(file: string): AsyncGenerator<Line> {
  let count = 0;
  let ended = false;
  const digest = createHash('sha256');
  try {
    let isFirst = true;
    for await (const line of linesOf(file)) {
      const [kind, text] = [line.slice(0, 2), line.slice(2)];
      if (ended || isFirst !== (kind === 'H ')) throw new BackupError('backup/unreadable');
      if (kind === 'E ') {
        const end = parse(endSchema, text);
        if (end.rows !== count || end.sha256 !== digest.digest('hex')) break;
        ended = true;
        continue;
      }
      isFirst = false;
      digest.update(`${line}\n`);
      if (kind === 'R ') {
        count += 1;
        yield { kind: 'row', json: text };
      } else if (kind === 'T ') yield { kind: 'table', ...parse(tableSchema, text) };
      else if (kind === 'H ') yield { kind: 'header', ...parse(headerSchema, text) };
      else throw new BackupError('backup/unreadable');
    }
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError('backup/unreadable');
  }
  if (!ended) throw new BackupError('backup/cut-off');
}

/** Cut at line feeds alone: readline also cuts at U+2028, which JSON leaves as it is. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const unzipped = createGunzip();
  // An error of the file ends the loop below.
  pipeline(createReadStream(file), unzipped).catch(() => undefined);
  let line: string[] = [];
  for await (const chunk of unzipped.setEncoding('utf8')) {
    const [end = '', ...starts] = String(chunk).split('\n');
    line.push(end);
    for (const start of starts) {
      yield line.join('');
      line = [start];
    }
  }
  const last = line.join('');
  if (last !== '') yield last;
}

function parse<T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> {
  const json: unknown = JSON.parse(text);
  const parsed = v.safeParse(schema, json);
  if (!parsed.success) throw new BackupError('backup/unreadable');
  return parsed.output;
}
