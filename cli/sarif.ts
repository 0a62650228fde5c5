import type { Confidence } from '../lib/core/detect/index.ts';
import type { Detection } from './detection.ts';
import { positionsIn } from './position.ts';
import type { Scanned } from './scan.ts';

const levels = { low: 'note', medium: 'warning', high: 'error' } as const satisfies Record<
  Confidence,
  string
>;

/**
 * Findings as a SARIF 2.1.0 log (OASIS), which code hosts show beside the lines. Values are masked; columns count
 * UTF-16 code units, from 1.
 */
export function sarif(scanned: readonly Scanned[], { sources }: Pick<Detection, 'sources'>): object {
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
        columnKind: 'utf16CodeUnits',
        results: scanned.flatMap((one) => resultsOf(one, rules)),
      },
    ],
  };
}

function resultsOf({ file, text, findings }: Scanned, rules: readonly { readonly id: string }[]): object[] {
  const position = positionsIn(text);
  return findings.map(({ detector, start, end, confidence, masked }) => {
    const from = position(start);
    const to = position(end);
    const region = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
    return {
      ruleId: detector,
      ruleIndex: rules.findIndex(({ id }) => id === detector),
      level: levels[confidence],
      message: { text: `${detector}: ${masked} (${confidence} confidence)` },
      locations: [
        { physicalLocation: { artifactLocation: { uri: file === '-' ? 'stdin' : encodeURI(file) }, region } },
      ],
    };
  });
}
