import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { confidences, type Confidence, type Finding } from '../lib/core/detect/index.ts';
import { type Detection, loadDetection } from './detection.ts';
import { type ExitCode, type Io, UsageError } from './io.ts';
import { sarif } from './sarif.ts';
import { positionsIn } from './position.ts';

export interface ScanOptions {
  readonly rules: string;
  readonly format: 'table' | 'json' | 'sarif';
  /** Findings below it are left out. */
  readonly minConfidence: string;
  /** Shows values in clear. */
  readonly reveal: boolean;
}

/** A scanned text: `file` is as the person named it, `-` for standard input. */
export interface Scanned {
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** `sluice scan`: what the detectors find in files, masked unless asked otherwise. */
export async function scan(io: Io, files: readonly string[], options: ScanOptions): Promise<ExitCode> {
  const least = confidences.indexOf(chooseConfidence(options.minConfidence));
  const detection = await loadDetection(io, options.rules);
  const scanned: Scanned[] = [];
  for (const file of files.length > 0 ? files : ['-']) {
    const text = await readText(io, file);
    const findings = detection.engine
      .scan(text)
      .filter(({ confidence }) => confidences.indexOf(confidence) >= least);
    scanned.push({ file, text, findings });
  }
  io.out(show(scanned, detection, options));
  return scanned.every(({ findings }) => findings.length === 0) ? 0 : 1;
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

function show(scanned: readonly Scanned[], detection: Detection, options: ScanOptions): string {
  if (options.format === 'sarif') return `${JSON.stringify(sarif(scanned, detection), null, 2)}\n`;
  const rows = scanned.flatMap(({ file, text, findings }) => {
    const position = positionsIn(text);
    return findings.map((finding) => {
      const { detector, pattern, start, end, confidence, masked } = finding;
      const { line, column } = position(start);
      const value = options.reveal ? text.slice(start, end) : masked;
      return { file, line, column, detector, pattern, start, end, confidence, value };
    });
  });
  if (options.format === 'json') return `${JSON.stringify({ findings: rows }, null, 2)}\n`;
  const lines = rows.map((row) => {
    const place = `${row.file}:${String(row.line)}:${String(row.column)}`;
    return `${place.padEnd(24)} ${row.confidence.padEnd(6)} ${row.detector.padEnd(24)} ${oneLine(row.value)}`;
  });
  const total = rows.length === 1 ? '1 finding' : `${String(rows.length)} findings`;
  return `${[...lines, `${total} in ${scanned.length === 1 ? 'one text' : `${String(scanned.length)} texts`}.`].join('\n')}\n`;
}

/** A value must not move the terminal's cursor. */
function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ').slice(0, 120);
}
