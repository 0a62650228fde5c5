import { sep } from 'node:path';
import { createMaskedPath } from '../lib/core/decide/masked-path.ts';
import type { Confidence, Finding } from '../lib/core/detect/index.ts';
import type { Detection } from './detection.ts';
import { oneLine } from './io.ts';
import { locationsIn } from './position.ts';
import type { Scanned, Unread } from './scan.ts';

const levels = { low: 'note', medium: 'warning', high: 'error' } as const satisfies Record<
  Confidence,
  string
>;

/**
 * Findings as a SARIF 2.1.0 log (OASIS), which code hosts show beside the lines. Values are masked; columns count
 * UTF-16 code units, from 1. A file that was not read to its end makes the run an unsuccessful one.
 */
export function sarif(
  scanned: readonly Scanned[],
  unread: readonly Unread[],
  { sources, engine }: Pick<Detection, 'sources' | 'engine'>,
): object {
  const found = new Set(scanned.flatMap(({ findings }) => findings.map(({ detector }) => detector)));
  const rules = [...found].sort().map((id) => {
    const source = sources.get(id);
    return {
      id,
      shortDescription: { text: source?.title['en'] ?? id },
      ...(source?.kind === 'Detector' && source.source !== undefined
        ? { help: { text: source.source } }
        : {}),
    };
  });
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Sluice', rules } },
        invocations: [invocationOf(unread)],
        columnKind: 'utf16CodeUnits',
        results: scanned.flatMap((one) => resultsOf(one, rules, engine)),
      },
    ],
  };
}

function invocationOf(unread: readonly Unread[]): object {
  if (unread.length === 0) return { executionSuccessful: true };
  const toolExecutionNotifications = unread.map(({ file, reason }) => ({
    level: 'error',
    message: { text: `Not everything could be read (${reason}).` },
    locations: [{ physicalLocation: { artifactLocation: artifact(file) } }],
  }));
  return { executionSuccessful: false, toolExecutionNotifications };
}

function resultsOf(
  part: Scanned,
  rules: readonly { readonly id: string }[],
  engine: Detection['engine'],
): object[] {
  const placeOf = placesIn(part, engine);
  return part.findings.map((finding) => {
    const { detector, confidence, masked } = finding;
    const { region, ...inside } = placeOf(finding);
    const physicalLocation = {
      artifactLocation: artifact(part.file),
      ...(region !== undefined && { region }),
    };
    return {
      ruleId: detector,
      ruleIndex: rules.findIndex(({ id }) => id === detector),
      level: levels[confidence],
      message: { text: `${detector}: ${masked} (${confidence} confidence)` },
      locations: [{ physicalLocation, ...inside }],
    };
  });
}

interface Place {
  readonly region?: object;
  readonly logicalLocations?: readonly object[];
}

/**
 * A region counts lines of the file itself, so only what stands in them has one; a part of a file is named. Columns are
 * of a text as a reader sees it, which in a file with places is not what its lines hold (JSON's escapes).
 */
function placesIn(part: Scanned, engine: Detection['engine']): (finding: Finding) => Place {
  const locationOf = locationsIn(part);
  const hasLines = part.places?.kind === 'line';
  // A sheet's name, a file inside can hold what is looked for.
  const maskedPath = createMaskedPath({ engine });
  return ({ start, end }) => {
    const { path, line, column } = locationOf(start);
    const last = locationOf(Math.max(start, end - 1));
    if (path.length > 0) {
      const steps = hasLines ? [...path, `line ${String(line)}`] : path;
      const name = maskedPath(steps).map(oneLine).join(' \u203a ');
      return { logicalLocations: [{ fullyQualifiedName: name }] };
    }
    const lines = { startLine: line, endLine: last.line };
    return { region: hasLines ? lines : { ...lines, startColumn: column, endColumn: last.column + 1 } };
  };
}

/** Each step encoded by itself: `#` and `?` in a name are no fragment and no query, `:` is no scheme. */
function artifact(file: string): { readonly uri: string } {
  return { uri: file === '-' ? 'stdin' : file.split(sep).map(encodeURIComponent).join('/') };
}
