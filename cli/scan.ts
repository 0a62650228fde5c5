import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileText, UnscannableReason } from '../lib/core/decide/egress.ts';
import { scanLong } from '../lib/core/decide/scan-long.ts';
import { confidences, type Confidence, type Finding } from '../lib/core/detect/index.ts';
import { type Detection, loadScanner } from './detection.ts';
import { type ExitCode, type Io, oneLine, UsageError } from './io.ts';
import { locationsIn } from './position.ts';
import { readParts } from './read-parts.ts';
import { sarif } from './sarif.ts';

export interface ScanOptions {
  readonly rules: string;
  readonly format: 'table' | 'json' | 'sarif';
  /** Findings below it are left out. */
  readonly minConfidence: string;
  /** Shows values in clear. */
  readonly reveal: boolean;
}

/** A scanned text; its path is empty for the file as a whole. */
export interface Scanned extends FileText {
  /** As the person named it, `-` for standard input. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** A file that could not be read to its end. */
export interface Unread {
  readonly file: string;
  readonly reason: UnscannableReason;
}

/** `sluice scan`: what the detectors find in files, masked unless asked otherwise. */
export async function scan(io: Io, files: readonly string[], options: ScanOptions): Promise<ExitCode> {
  const least = confidences.indexOf(chooseConfidence(options.minConfidence));
  const detection = await loadScanner(io, options.rules);
  const scanned: Scanned[] = [];
  const unread: Unread[] = [];
  for (const file of files.length > 0 ? files : ['-']) {
    const { parts, unscannable } = await readParts(io, file);
    if (unscannable !== null) unread.push({ file, reason: unscannable });
    for (const part of parts) {
      const findings: Finding[] = [];
      scanLong(detection.engine, part.text, detection.surroundings, (found) => {
        for (const finding of found)
          if (confidences.indexOf(finding.confidence) >= least) findings.push(finding);
      });
      scanned.push({ file, ...part, findings });
    }
  }
  io.out(show(scanned, unread, detection, options));
  return unread.length === 0 && scanned.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

export function chooseConfidence(written: string): Confidence {
  const chosen = confidences.find((confidence) => confidence === written);
  if (chosen === undefined) throw new UsageError(`--min-confidence is one of ${confidences.join(', ')}.`);
  return chosen;
}

/** UTF-8; a text that is not is refused rather than half read. */
export async function readText(io: Io, file: string): Promise<string> {
  if (file === '-') return io.readInput();
  const bytes = await readFile(path.resolve(io.directory, file)).catch(() => null);
  if (bytes === null) throw new UsageError(`The file ${file} cannot be read.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`The file ${file} is not UTF-8 text.`);
  }
}

function show(
  scanned: readonly Scanned[],
  unread: readonly Unread[],
  detection: Detection,
  options: ScanOptions,
): string {
  if (options.format === 'sarif') return `${JSON.stringify(sarif(scanned, unread, detection), null, 2)}\n`;
  const rows = scanned.flatMap((part) => {
    const { file, text, findings } = part;
    const locationOf = locationsIn(part);
    return findings.map((finding) => {
      const { detector, pattern, start, end, confidence, masked } = finding;
      const value = options.reveal ? text.slice(start, end) : masked;
      return { file, ...locationOf(start), detector, pattern, start, end, confidence, value };
    });
  });
  if (options.format === 'json')
    return `${JSON.stringify({ findings: rows, unscannable: unread }, null, 2)}\n`;
  const lines = rows.map((row) => {
    const inside = row.path.map((step) => ` \u203a ${oneLine(step)}`).join('');
    const place = `${row.file}${inside}:${String(row.line)}:${String(row.column)}`;
    return `${place.padEnd(24)} ${row.confidence.padEnd(6)} ${row.detector.padEnd(24)} ${oneLine(row.value)}`;
  });
  const total = rows.length === 1 ? '1 finding' : `${String(rows.length)} findings`;
  const notes = unread.map(({ file, reason }) => `${file}: not everything could be read (${reason})`);
  const files = new Set(scanned.map(({ file }) => file));
  const what = files.has('-') ? 'text' : 'file';
  const where = files.size === 1 ? `one ${what}` : `${String(files.size)} ${what}s`;
  return `${[...lines, ...notes, `${total} in ${where}.`].join('\n')}\n`;
}
